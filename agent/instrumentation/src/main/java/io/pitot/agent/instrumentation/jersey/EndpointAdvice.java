package io.pitot.agent.instrumentation.jersey;

import net.bytebuddy.asm.Advice;
import org.glassfish.jersey.server.internal.routing.UriRoutingContext;

/** Woven into {@code UriRoutingContext.setEndpoint}: routing has found what will answer. */
final class EndpointAdvice {

    private EndpointAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This UriRoutingContext routing) {
        JerseyReader.tellRoute(routing.getMatchedTemplates());
    }
}
