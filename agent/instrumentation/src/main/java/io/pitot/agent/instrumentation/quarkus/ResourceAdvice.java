package io.pitot.agent.instrumentation.quarkus;

import net.bytebuddy.asm.Advice;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;

/** Woven into {@code ResteasyReactiveRequestContext.restart}. */
final class ResourceAdvice {

    private ResourceAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
            @Advice.This ResteasyReactiveRequestContext request,
            @Advice.Argument(0) RuntimeResource resource,
            @Advice.Argument(1) boolean isOfLocator) {
        ResourceReader.matched(request, resource, isOfLocator);
    }
}
