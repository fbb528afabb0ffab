package io.pitot.agent.instrumentation.llm;

import com.openai.core.http.HttpRequest;
import com.openai.models.ResponsesModel;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.completions.CompletionUsage;
import com.openai.models.embeddings.CreateEmbeddingResponse;
import com.openai.models.embeddings.EmbeddingCreateParams;
import com.openai.models.responses.Response;
import com.openai.models.responses.ResponseCreateParams;
import com.openai.models.responses.ResponseStreamEvent;
import com.openai.models.responses.ResponseUsage;
import io.pitot.agent.bootstrap.InferenceProbe;
import io.pitot.agent.bootstrap.ModelCall;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads what OpenAI's services are asked for, the model, and of how many inputs, and what their answers tell of themselves; never
 * the inputs, nor the answers. Defined into the client's loader.
 */
public final class OpenAiReader implements BiConsumer<ModelCall, Object> {

    /** Has no state. */
    public static final BiConsumer<ModelCall, Object> READER = new OpenAiReader();

    private static final Set<String> OF_MODELS = Set.of("completions", "responses", "embeddings");

    private OpenAiReader() {}

    @Override
    public void accept(ModelCall call, Object read) {
        if (read instanceof ChatCompletionCreateParams chat) {
            call.asks(InferenceProbe.model(chat.model().asString(), false), 1, chat.hashCode());
        } else if (read instanceof EmbeddingCreateParams embedding) {
            // Embeddings take any number of inputs.
            call.asks(InferenceProbe.model(embedding.model().asString(), true), rows(embedding), embedding.hashCode());
        } else if (read instanceof ResponseCreateParams response) {
            call.asks(model(response), 1, response.hashCode());
        } else {
            try {
                readAnswer(call, read);
            } catch (RuntimeException incomplete) {
                // A service like OpenAI's leaves out what the format requires: there is nothing to tell of the answer.
            }
        }
    }

    private static int model(ResponseCreateParams response) {
        // Of other versions model() returns another type.
        ResponsesModel model = response._model().asKnown().orElse(null);
        return model == null ? 0 : InferenceProbe.model(name(model), false);
    }

    private static String name(ResponsesModel model) {
        if (model.isString()) {
            return model.asString();
        }
        return model.isChat() ? model.asChat().asString() : model.asOnly().asString();
    }

    private static long rows(EmbeddingCreateParams embedding) {
        EmbeddingCreateParams.Input input = embedding.input();
        if (input.isArrayOfStrings()) {
            return input.asArrayOfStrings().size();
        }
        return input.isArrayOfTokenArrays() ? input.asArrayOfTokenArrays().size() : 1;
    }

    private static void readAnswer(ModelCall call, Object read) {
        if (read instanceof ChatCompletion chat) {
            List<ChatCompletion.Choice> choices = chat.choices();
            for (int i = 0; i < choices.size(); i++) {
                if (choices.get(i).finishReason().equals(ChatCompletion.Choice.FinishReason.LENGTH)) {
                    call.isCutOff();
                }
            }
            readUsage(call, chat.usage().orElse(null));
        } else if (read instanceof ChatCompletionChunk chunk) {
            List<ChatCompletionChunk.Choice> choices = chunk.choices();
            for (int i = 0; i < choices.size(); i++) {
                if (ChatCompletionChunk.Choice.FinishReason.LENGTH.equals(
                        choices.get(i).finishReason().orElse(null))) {
                    call.isCutOff();
                }
            }
            readUsage(call, chunk.usage().orElse(null));
        } else if (read instanceof Response response) {
            readResponse(call, response);
        } else if (read instanceof ResponseStreamEvent event) {
            if (event.isCompleted()) {
                readResponse(call, event.asCompleted().response());
            } else if (event.isIncomplete()) {
                readResponse(call, event.asIncomplete().response());
            }
        } else if (read instanceof CreateEmbeddingResponse embeddings) {
            call.took(embeddings.usage().promptTokens(), 0, 0);
        }
    }

    private static void readUsage(ModelCall call, @Nullable CompletionUsage usage) {
        if (usage != null) {
            CompletionUsage.PromptTokensDetails details =
                    usage.promptTokensDetails().orElse(null);
            long cached = details == null ? 0 : details.cachedTokens().orElse(0L);
            call.took(usage.promptTokens(), cached, usage.completionTokens());
        }
    }

    private static void readResponse(ModelCall call, Response response) {
        Response.IncompleteDetails details = response.incompleteDetails().orElse(null);
        if (details != null
                && Response.IncompleteDetails.Reason.MAX_OUTPUT_TOKENS.equals(
                        details.reason().orElse(null))) {
            call.isCutOff();
        }
        ResponseUsage usage = response.usage().orElse(null);
        if (usage != null) {
            call.took(usage.inputTokens(), usage.inputTokensDetails().cachedTokens(), usage.outputTokens());
        }
    }

    /** Whether a request asks a model, and so belongs to a call that is counted. */
    public static boolean isOfModel(@Nullable Object asked) {
        if (asked instanceof HttpRequest request) {
            List<String> path = request.pathSegments();
            return !path.isEmpty() && OF_MODELS.contains(path.get(path.size() - 1));
        }
        return false;
    }
}
