package io.pitot.agent.instrumentation.llm;

import com.anthropic.models.messages.MessageCreateParams;
import io.pitot.agent.bootstrap.InferenceProbe;
import org.jspecify.annotations.Nullable;

/** Reads which model Anthropic's services are asked for. Defined into the client's loader. */
public final class AnthropicReader {

    private AnthropicReader() {}

    /** A handle of the model that is asked; 0 if nothing says which. */
    public static int model(@Nullable Object asked) {
        if (asked instanceof MessageCreateParams message) {
            return InferenceProbe.model(message.model().asString(), false);
        }
        if (asked instanceof com.anthropic.models.beta.messages.MessageCreateParams beta) {
            return InferenceProbe.model(beta.model().asString(), false);
        }
        return 0;
    }
}
