package io.pitot.agent.instrumentation.tomcat;

import net.bytebuddy.asm.Advice;
import org.apache.coyote.Request;
import org.apache.coyote.Response;

/** Woven into {@code AbstractProcessor.setErrorState}, which makes 500 of the status also where the client has got another one. */
final class ErrorStateAdvice {

    private ErrorStateAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.FieldValue("request") Request request, @Advice.FieldValue("response") Response response) {
        TomcatReader.breaks(request, response);
    }
}
