package io.pitot.agent.instrumentation.llm;

import java.util.stream.Stream;

/** Anthropic's client itself. */
class AnthropicTest extends LanguageModelContract {

    private static final String OLD = "anthropic-1.0";
    private static final String NEW = "anthropic-2.0";

    @Override
    protected String application() {
        return "com.acme.scoring.AnthropicScores";
    }

    @Override
    protected Stream<Way> ways() {
        return Stream.of(OLD, NEW)
                .flatMap(line -> Stream.of(
                        Way.one(line, "claude-sonnet-4-5", "message", "streamed message"),
                        Way.one(line, "claude-haiku-4-5", "beta message")))
                .flatMap(ways -> ways);
    }

    @Override
    protected Stream<Way> failures() {
        return Stream.of(OLD, NEW).flatMap(line -> Way.one(line, "no-such-model", "unknown model"));
    }
}
