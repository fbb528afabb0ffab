package io.pitot.agent.instrumentation.llm;

import java.util.List;
import java.util.stream.Stream;

/** Amazon's client of Bedrock itself. */
class BedrockTest extends LanguageModelContract {

    private static final String OLD = "bedrock-2.26";
    private static final String NEW = "bedrock-2.54";

    @Override
    protected String family() {
        return "bedrock";
    }

    @Override
    protected String application() {
        return "com.acme.scoring.BedrockScores";
    }

    @Override
    protected List<String> folders(String line) {
        return List.of(line);
    }

    @Override
    protected Stream<Way> ways() {
        return Stream.of(OLD, NEW)
                .flatMap(line -> Stream.of(
                        Way.one(line, "amazon.nova-lite-v1:0", "conversation", "conversation later"),
                        Way.one(line, "amazon.nova-lite-v1:0", "streamed conversation"),
                        Way.one(line, "amazon.nova-lite-v1:0", "invocation", "invocation later"),
                        Way.one(line, "us.amazon.nova-pro-v1:0", "conversation of a profile")))
                .flatMap(ways -> ways);
    }

    @Override
    protected Stream<Way> failures() {
        return Stream.of(OLD, NEW).flatMap(line -> Way.one(line, "no-such-model", "unknown model"));
    }

    /** The first lines of the client do not tell what the service had read before. */
    @Override
    protected Stream<Answer> answers() {
        return Stream.concat(answers(OLD, 12, 0), answers(NEW, 2_032, 2_000));
    }

    private static Stream<Answer> answers(String line, long input, long cachedInput) {
        return Stream.of(
                new Answer(line, "conversation", input, cachedInput, 15, false, false),
                new Answer(line, "conversation cut off", input, cachedInput, 15, true, false),
                new Answer(line, "conversation later", input, cachedInput, 15, false, false),
                new Answer(line, "streamed conversation", input, cachedInput, 15, false, true),
                new Answer(line, "streamed conversation cut off", input, cachedInput, 15, true, true),
                new Answer(line, "invocation", 2_032, 0, 15, false, false),
                new Answer(line, "invocation later", 2_032, 0, 15, false, false));
    }
}
