package io.pitot.agent.instrumentation.resteasy;

import io.pitot.agent.bootstrap.RouteProbe;
import net.bytebuddy.asm.Advice;
import org.jboss.resteasy.spi.metadata.ResourceLocator;

/** Woven into {@code ResourceLocatorInvoker.resolveTargetFromLocator}: a sub-resource is looked for. */
final class LocatorAdvice {

    private LocatorAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.FieldValue("method") ResourceLocator locator) {
        RouteProbe.resource(locator.getFullpath(), false);
    }
}
