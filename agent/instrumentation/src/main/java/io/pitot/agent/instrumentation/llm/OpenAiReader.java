package io.pitot.agent.instrumentation.llm;

import com.openai.models.ResponsesModel;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.embeddings.EmbeddingCreateParams;
import com.openai.models.responses.ResponseCreateParams;
import io.pitot.agent.bootstrap.InferenceProbe;
import org.jspecify.annotations.Nullable;

/** Reads what OpenAI's services are asked for: the model, and of how many inputs; never the inputs. Defined into the client's loader. */
public final class OpenAiReader {

    private OpenAiReader() {}

    /** A handle of the model that is asked; 0 if nothing says which. Embeddings take any number of inputs. */
    public static int model(@Nullable Object asked) {
        if (asked instanceof ChatCompletionCreateParams chat) {
            return InferenceProbe.model(chat.model().asString(), false);
        }
        if (asked instanceof EmbeddingCreateParams embedding) {
            return InferenceProbe.model(embedding.model().asString(), true);
        }
        if (asked instanceof ResponseCreateParams response) {
            // Of other versions model() returns another type.
            ResponsesModel model = response._model().asKnown().orElse(null);
            return model == null ? 0 : InferenceProbe.model(name(model), false);
        }
        return 0;
    }

    private static String name(ResponsesModel model) {
        if (model.isString()) {
            return model.asString();
        }
        return model.isChat() ? model.asChat().asString() : model.asOnly().asString();
    }

    /** The inputs of a call. */
    public static long rows(@Nullable Object asked) {
        if (asked instanceof EmbeddingCreateParams embedding) {
            EmbeddingCreateParams.Input input = embedding.input();
            if (input.isArrayOfStrings()) {
                return input.asArrayOfStrings().size();
            }
            if (input.isArrayOfTokenArrays()) {
                return input.asArrayOfTokenArrays().size();
            }
        }
        return 1;
    }
}
