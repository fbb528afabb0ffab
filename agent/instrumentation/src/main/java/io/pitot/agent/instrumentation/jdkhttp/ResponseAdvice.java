package io.pitot.agent.instrumentation.jdkhttp;

import io.pitot.agent.bootstrap.ExposedField;
import io.pitot.agent.bootstrap.HttpCallProbe;
import java.net.http.HttpHeaders;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into the constructor of {@code Response}: the head of one has been read. A tunnel's exchange belongs to no call. */
final class ResponseAdvice {

    private ResponseAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
            @Advice.Argument(1) @Nullable Object exchange,
            @Advice.Argument(2) HttpHeaders headers,
            @Advice.Argument(4) int status) {
        if (exchange instanceof ExposedField exposed) {
            String length = headers.firstValue("Content-Length").orElse(null);
            HttpCallProbe.headOf(exposed.pitot$field(), status, length);
        }
    }
}
