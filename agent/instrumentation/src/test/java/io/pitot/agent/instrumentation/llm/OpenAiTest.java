package io.pitot.agent.instrumentation.llm;

import java.util.stream.Stream;

/** OpenAI's client itself. */
class OpenAiTest extends LanguageModelContract {

    private static final String OLD = "openai-2.0";
    private static final String NEW = "openai-4.0";

    @Override
    protected String application() {
        return "com.acme.scoring.OpenAiScores";
    }

    @Override
    protected Stream<Way> ways() {
        return Stream.of(OLD, NEW)
                .flatMap(line -> Stream.of(
                        Way.one(line, "gpt-4o-mini", "chat", "streamed chat"),
                        Way.one(line, "gpt-4.1-nano", "response"),
                        Way.oneOfBatch(line, "text-embedding-3-small", "embedding"),
                        Way.batch(line, "text-embedding-3-small", "embeddings")))
                .flatMap(ways -> ways);
    }

    @Override
    protected Stream<Way> failures() {
        return Stream.of(OLD, NEW).flatMap(line -> Way.one(line, "no-such-model", "unknown model"));
    }
}
