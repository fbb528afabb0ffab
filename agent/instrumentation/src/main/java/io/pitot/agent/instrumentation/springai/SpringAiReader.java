package io.pitot.agent.instrumentation.springai;

import io.pitot.agent.bootstrap.InferenceProbe;
import io.pitot.agent.bootstrap.ModelCall;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.metadata.Usage;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.embedding.EmbeddingOptions;
import org.springframework.ai.embedding.EmbeddingRequest;
import org.springframework.ai.embedding.EmbeddingResponse;

/**
 * Reads which model is asked, and what answers tell of themselves; never what is asked or answered. Defined into the loader of the
 * library.
 */
public final class SpringAiReader implements BiConsumer<ModelCall, Object> {

    /** Has no state. */
    public static final BiConsumer<ModelCall, Object> READER = new SpringAiReader();

    private SpringAiReader() {}

    /** A handle of the model that a prompt is for: it says so itself, or leaves it to the object that it is given to; 0 if neither does. */
    public static int chat(Object model, @Nullable Object asked) {
        ChatOptions options = asked instanceof Prompt prompt ? prompt.getOptions() : null;
        String name = options == null ? null : options.getModel();
        if (name == null && model instanceof ChatModel chat && chat.getDefaultOptions() != null) {
            name = chat.getDefaultOptions().getModel();
        }
        return handle(name, false);
    }

    /** The same of embeddings, where only the answer tells what is left to the object. */
    public static int embedding(@Nullable Object asked) {
        EmbeddingOptions options = asked instanceof EmbeddingRequest request ? request.getOptions() : null;
        return handle(options == null ? null : options.getModel(), true);
    }

    private static int handle(@Nullable String name, boolean isBatchable) {
        return name == null || name.isEmpty() ? 0 : InferenceProbe.model(name, isBatchable);
    }

    @Override
    public void accept(ModelCall call, Object read) {
        if (read instanceof Prompt prompt) {
            call.asksAbout(1, prompt.hashCode());
        } else if (read instanceof ChatResponse answer) {
            call.isOf(handle(answer.getMetadata().getModel(), false));
            Generation result = answer.getResult();
            if (result != null && isCutOff(result.getMetadata().getFinishReason())) {
                call.isCutOff();
            }
            readUsage(call, answer.getMetadata().getUsage());
        } else if (read instanceof EmbeddingRequest request) {
            call.asksAbout(
                    request.getInstructions().size(), request.getInstructions().hashCode());
        } else if (read instanceof EmbeddingResponse answer) {
            call.isOf(handle(answer.getMetadata().getModel(), true));
            readUsage(call, answer.getMetadata().getUsage());
        }
    }

    /** Each service has its own word for it. */
    private static boolean isCutOff(@Nullable String reason) {
        return "length".equalsIgnoreCase(reason) || "max_tokens".equalsIgnoreCase(reason);
    }

    /** What is not told is 0. Of what the service had read before each service has a type of its own. */
    private static void readUsage(ModelCall call, @Nullable Usage usage) {
        Integer input = usage == null ? null : usage.getPromptTokens();
        Integer output = usage == null ? null : usage.getCompletionTokens();
        long asked = input == null ? 0 : input;
        long answered = output == null ? 0 : output;
        if (asked + answered > 0) {
            call.took(asked, 0, answered);
        }
    }
}
