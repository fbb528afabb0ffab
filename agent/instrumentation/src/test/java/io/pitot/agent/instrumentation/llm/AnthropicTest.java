package io.pitot.agent.instrumentation.llm;

import java.util.stream.Stream;

/** Anthropic's client itself. */
class AnthropicTest extends ModelClientContract {

    private static final String OLD = "anthropic-1.0";
    private static final String NEW = "anthropic-2.0";

    @Override
    protected String family() {
        return "anthropic";
    }

    @Override
    protected String application() {
        return "com.acme.scoring.AnthropicScores";
    }

    @Override
    protected Stream<Way> ways() {
        return Stream.of(OLD, NEW)
                .flatMap(line -> Stream.of(
                        Way.one(line, "claude-sonnet-4-5", "message", "message later"),
                        Way.one(line, "claude-sonnet-4-5", "streamed message", "streamed message later"),
                        Way.one(line, "claude-haiku-4-5", "beta message", "streamed beta message")))
                .flatMap(ways -> ways);
    }

    @Override
    protected Stream<Way> failures() {
        return Stream.of(OLD, NEW).flatMap(line -> Way.one(line, "no-such-model", "unknown model"));
    }

    @Override
    protected Stream<Answer> answers() {
        return Stream.of(OLD, NEW)
                .flatMap(line -> Stream.of(
                        new Answer(line, "message", 2_032, 2_000, 15, false, false),
                        new Answer(line, "message cut off", 2_032, 2_000, 15, true, false),
                        new Answer(line, "message later", 2_032, 2_000, 15, false, false),
                        new Answer(line, "streamed message", 2_032, 2_000, 15, false, true),
                        new Answer(line, "streamed message cut off", 2_032, 2_000, 15, true, true),
                        new Answer(line, "streamed message later", 2_032, 2_000, 15, false, true),
                        new Answer(line, "beta message", 2_032, 2_000, 15, false, false),
                        new Answer(line, "streamed beta message", 2_032, 2_000, 15, false, true)));
    }
}
