package io.pitot.agent.instrumentation.resteasy;

import io.pitot.agent.bootstrap.RouteProbe;
import net.bytebuddy.asm.Advice;
import org.jboss.resteasy.spi.metadata.ResourceMethod;

/** Woven into {@code ResourceMethodInvoker.invoke}. */
final class MethodAdvice {

    private MethodAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.FieldValue("method") ResourceMethod method) {
        RouteProbe.resource(method.getFullpath(), true);
    }
}
