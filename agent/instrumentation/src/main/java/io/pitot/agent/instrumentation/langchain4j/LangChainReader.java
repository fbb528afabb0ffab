package io.pitot.agent.instrumentation.langchain4j;

import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.Response;
import dev.langchain4j.model.output.TokenUsage;
import io.pitot.agent.bootstrap.InferenceProbe;
import io.pitot.agent.bootstrap.ModelCall;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads which model is asked, and what answers tell of themselves; never what is asked or answered. Defined into the loader of the
 * library.
 */
public final class LangChainReader implements BiConsumer<ModelCall, Object> {

    /** Has no state. */
    public static final BiConsumer<ModelCall, Object> READER = new LangChainReader();

    private LangChainReader() {}

    @Override
    public void accept(ModelCall call, Object read) {
        if (read instanceof ChatRequest chat) {
            String name = chat.modelName();
            call.asks(name == null ? 0 : InferenceProbe.model(name, false), 1, chat.hashCode());
        } else if (read instanceof ChatResponse answer) {
            String name = answer.modelName();
            if (name != null) {
                call.isOf(InferenceProbe.model(name, false));
            }
            readEnd(call, answer.tokenUsage(), answer.finishReason());
        } else if (read instanceof List<?> texts) {
            call.asksAbout(texts.size(), texts.hashCode());
        } else if (read instanceof Response<?> answer) {
            readEnd(call, answer.tokenUsage(), answer.finishReason());
        }
    }

    private static void readEnd(ModelCall call, @Nullable TokenUsage usage, @Nullable FinishReason reason) {
        if (reason == FinishReason.LENGTH) {
            call.isCutOff();
        }
        readUsage(call, usage);
    }

    /** Of what the service had read before each service has a type of its own. */
    static void readUsage(ModelCall call, @Nullable TokenUsage usage) {
        if (usage != null && usage.inputTokenCount() != null) {
            Integer output = usage.outputTokenCount();
            call.took(usage.inputTokenCount(), 0, output == null ? 0 : output);
        }
    }

    /** A handle of a model of embeddings. */
    public static int model(Object model) {
        return InferenceProbe.model(name(model), true);
    }

    /** Some models have a method that says it, which the first lines of their common type do not have. */
    private static String name(Object model) {
        try {
            return String.valueOf(model.getClass().getMethod("modelName").invoke(model));
        } catch (ReflectiveOperationException unnamed) {
            return model.getClass().getSimpleName();
        }
    }
}
