package io.pitot.agent.instrumentation.javalin;

import net.bytebuddy.asm.Advice;

/** Woven into {@code Endpoint.handle}: an entry is about to run. */
final class EndpointAdvice {

    private EndpointAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.FieldValue("method") Object type, @Advice.FieldValue("path") String path) {
        JavalinReader.tellRoute(type, path);
    }
}
