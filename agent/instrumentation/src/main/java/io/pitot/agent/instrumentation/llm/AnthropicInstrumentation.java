package io.pitot.agent.instrumentation.llm;

import java.util.HashSet;
import java.util.Set;

/** Anthropic's client: messages. */
public final class AnthropicInstrumentation extends ClientInstrumentation {

    /** For the service loader. */
    public AnthropicInstrumentation() {
        super("Anthropic", "com.anthropic", "Message", "beta.Message");
    }

    @Override
    public String name() {
        return "anthropic";
    }

    @Override
    public Set<String> helpers() {
        Set<String> helpers = new HashSet<>(super.helpers());
        helpers.add(advice("AnthropicEventPart"));
        return helpers;
    }
}
