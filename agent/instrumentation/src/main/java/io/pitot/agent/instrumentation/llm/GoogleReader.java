package io.pitot.agent.instrumentation.llm;

import com.google.genai.types.Candidate;
import com.google.genai.types.ContentEmbedding;
import com.google.genai.types.ContentEmbeddingStatistics;
import com.google.genai.types.EmbedContentResponse;
import com.google.genai.types.GenerateContentResponse;
import com.google.genai.types.GenerateContentResponseUsageMetadata;
import io.pitot.agent.bootstrap.InferenceProbe;
import io.pitot.agent.bootstrap.ModelCall;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Reads which of Google's models is asked, and of how many inputs, and what its answers tell of themselves; never the inputs, nor the
 * answers. Defined into the client's loader.
 */
public final class GoogleReader implements BiConsumer<ModelCall, Object> {

    private static final BiConsumer<ModelCall, Object> CHATS = new GoogleReader(false);
    private static final BiConsumer<ModelCall, Object> EMBEDDINGS = new GoogleReader(true);

    private final boolean isOfEmbeddings;

    private GoogleReader(boolean isOfEmbeddings) {
        this.isOfEmbeddings = isOfEmbeddings;
    }

    /**
     * The reader of a kind of call.
     *
     * @param method the name of what asks the service; its parameters are a model's name, the inputs, and more
     */
    public static BiConsumer<ModelCall, Object> of(String method) {
        return method.equals("privateEmbedContent") ? EMBEDDINGS : CHATS;
    }

    @Override
    public void accept(ModelCall call, Object read) {
        if (read instanceof Object[] asked) {
            int model = asked[0] instanceof String name ? InferenceProbe.model(name, isOfEmbeddings) : 0;
            int inputs = isOfEmbeddings && asked[1] instanceof List<?> several ? several.size() : 1;
            call.asks(model, inputs, Arrays.hashCode(asked));
        } else if (read instanceof GenerateContentResponse answer) {
            readAnswer(call, answer);
        } else if (read instanceof EmbedContentResponse answer) {
            readAnswer(call, answer);
        }
    }

    private static void readAnswer(ModelCall call, GenerateContentResponse answer) {
        for (Candidate candidate : answer.candidates().orElse(List.of())) {
            if (candidate.finishReason().isPresent()
                    && candidate.finishReason().get().toString().equals("MAX_TOKENS")) {
                call.isCutOff();
            }
        }
        GenerateContentResponseUsageMetadata usage = answer.usageMetadata().orElse(null);
        if (usage != null) {
            // What the model thought is no part of its candidates, nor what tools said of the prompt.
            call.took(
                    tokens(usage.promptTokenCount()) + tokens(usage.toolUsePromptTokenCount()),
                    tokens(usage.cachedContentTokenCount()),
                    tokens(usage.candidatesTokenCount()) + tokens(usage.thoughtsTokenCount()));
        }
    }

    private static void readAnswer(ModelCall call, EmbedContentResponse answer) {
        long input = 0;
        for (ContentEmbedding embedding : answer.embeddings().orElse(List.of())) {
            ContentEmbeddingStatistics statistics = embedding.statistics().orElse(null);
            input += statistics == null ? 0 : statistics.tokenCount().orElse(0f).longValue();
        }
        // Only one of the services behind the client tells it.
        if (input > 0) {
            call.took(input, 0, 0);
        }
    }

    private static long tokens(Optional<Integer> count) {
        return count.orElse(0);
    }
}
