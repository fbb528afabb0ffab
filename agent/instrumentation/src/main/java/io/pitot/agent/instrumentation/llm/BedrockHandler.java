package io.pitot.agent.instrumentation.llm;

import io.pitot.agent.bootstrap.ModelCall;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.async.SdkPublisher;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamOutput;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponse;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler;

/** The application's handler, and before it the call that the chunks answer. Defined into the client's loader. */
public final class BedrockHandler
        implements ConverseStreamResponseHandler, Function<ConverseStreamOutput, ConverseStreamOutput> {

    private final ConverseStreamResponseHandler handler;
    private final ModelCall call;

    private BedrockHandler(ConverseStreamResponseHandler handler, ModelCall call) {
        this.handler = handler;
        this.call = call;
    }

    /** What is to be told of an answer in place of this handler. */
    public static @Nullable ConverseStreamResponseHandler of(
            @Nullable ConverseStreamResponseHandler handler, ModelCall call) {
        return handler == null ? null : new BedrockHandler(handler, call);
    }

    @Override
    public void responseReceived(ConverseStreamResponse response) {
        handler.responseReceived(response);
    }

    @Override
    public void onEventStream(SdkPublisher<ConverseStreamOutput> chunks) {
        handler.onEventStream(chunks.map(this));
    }

    @Override
    public ConverseStreamOutput apply(ConverseStreamOutput chunk) {
        call.chunk(chunk);
        return chunk;
    }

    @Override
    public void exceptionOccurred(Throwable thrown) {
        handler.exceptionOccurred(thrown);
    }

    @Override
    public void complete() {
        handler.complete();
    }
}
