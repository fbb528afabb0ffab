package io.pitot.agent.instrumentation.llm;

import java.util.stream.Stream;

/** Google's client itself. */
class GoogleTest extends ModelClientContract {

    private static final String OLD = "google-genai-1.0";
    private static final String NEW = "google-genai-1.70";

    @Override
    protected String family() {
        return "google-genai";
    }

    @Override
    protected String application() {
        return "com.acme.scoring.GoogleScores";
    }

    @Override
    protected Stream<Way> ways() {
        return Stream.of(OLD, NEW)
                .flatMap(line -> Stream.of(
                        Way.one(line, "gemini-2.5-flash", "content", "content later"),
                        Way.one(line, "gemini-2.5-flash", "streamed content", "streamed content later"),
                        Way.one(line, "gemini-2.5-flash", "streamed content closed early"),
                        Way.oneOfBatch(line, "gemini-embedding-001", "embedding"),
                        Way.batch(line, "gemini-embedding-001", "embeddings", "embeddings later")))
                .flatMap(ways -> ways);
    }

    @Override
    protected Stream<Way> failures() {
        return Stream.of(OLD, NEW).flatMap(line -> Way.one(line, "no-such-model", "unknown model"));
    }

    /** What the first lines do later they have a pool of the JDK do, which follows a request where the agent has woven the JDK. */
    @Override
    protected Stream<Answer> answers() {
        return Stream.of(
                answered(OLD, "content", false, false),
                answered(OLD, "content cut off", true, false),
                answered(OLD, "streamed content", false, true),
                answered(OLD, "streamed content cut off", true, true),
                answered(NEW, "content", false, false),
                answered(NEW, "content cut off", true, false),
                answered(NEW, "content later", false, false),
                answered(NEW, "streamed content", false, true),
                answered(NEW, "streamed content cut off", true, true),
                answered(NEW, "streamed content later", false, true),
                new Answer(NEW, "embeddings", 1, 0, 0, false, false));
    }

    private static Answer answered(String line, String way, boolean isCutOff, boolean isStreamed) {
        return new Answer(line, way, 1_200, 1_024, 66, isCutOff, isStreamed);
    }
}
