package io.pitot.agent.instrumentation.langchain4j;

import dev.langchain4j.model.embedding.request.EmbeddingRequest;
import dev.langchain4j.model.embedding.response.EmbeddingResponse;
import io.pitot.agent.bootstrap.InferenceProbe;
import io.pitot.agent.bootstrap.ModelCall;
import java.util.function.BiConsumer;

/** The same of embeddings, of lines that ask for them by a request of its own type. Defined into the loader of the library. */
public final class EmbeddingReader implements BiConsumer<ModelCall, Object> {

    /** Has no state. */
    public static final BiConsumer<ModelCall, Object> READER = new EmbeddingReader();

    private EmbeddingReader() {}

    @Override
    public void accept(ModelCall call, Object read) {
        if (read instanceof EmbeddingRequest request) {
            String name = request.modelName();
            int inputs = request.inputs().size();
            call.asks(
                    name == null ? 0 : InferenceProbe.model(name, true),
                    inputs,
                    request.inputs().hashCode());
        } else if (read instanceof EmbeddingResponse answer) {
            String name = answer.modelName();
            if (name != null) {
                call.isOf(InferenceProbe.model(name, true));
            }
            LangChainReader.readUsage(call, answer.tokenUsage());
        }
    }
}
