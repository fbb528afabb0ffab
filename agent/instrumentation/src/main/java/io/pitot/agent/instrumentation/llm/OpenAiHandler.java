package io.pitot.agent.instrumentation.llm;

import com.openai.core.http.AsyncStreamResponse;
import io.pitot.agent.bootstrap.ModelCall;
import io.pitot.agent.bootstrap.ModelCallProbe;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The application's handler, and before it the call that the chunks answer. Defined into the client's loader. */
public final class OpenAiHandler<T> implements AsyncStreamResponse.Handler<T> {

    private final AsyncStreamResponse.Handler<T> handler;
    private final ModelCall call;

    private OpenAiHandler(AsyncStreamResponse.Handler<T> handler, ModelCall call) {
        this.handler = handler;
        this.call = call;
    }

    /** What is to be told of a stream's chunks in place of this handler. */
    public static <T> AsyncStreamResponse.@Nullable Handler<T> of(
            Object stream, AsyncStreamResponse.@Nullable Handler<T> handler) {
        ModelCall call = ModelCallProbe.of(stream);
        return call == null || handler == null || handler instanceof OpenAiHandler
                ? handler
                : new OpenAiHandler<>(handler, call);
    }

    @Override
    public void onNext(T chunk) {
        call.chunk(chunk);
        handler.onNext(chunk);
    }

    @Override
    public void onComplete(Optional<Throwable> thrown) {
        ModelCallProbe.end(call, thrown.orElse(null));
        handler.onComplete(thrown);
    }
}
