package io.pitot.agent.instrumentation.langchain4j;

import io.pitot.agent.instrumentation.llm.LanguageModelContract;
import java.util.List;
import java.util.stream.Stream;

/** LangChain4j itself, with its own client of OpenAI's service. */
class LangChainTest extends LanguageModelContract {

    private static final String OLD = "langchain4j-1.0";
    private static final String NEW = "langchain4j-1.19";

    @Override
    protected String family() {
        return "langchain4j";
    }

    @Override
    protected String application() {
        return "com.acme.scoring.LangChainScores";
    }

    @Override
    protected List<String> folders(String line) {
        return List.of(line, "langchain4j-clients");
    }

    @Override
    protected Stream<Way> ways() {
        return Stream.of(OLD, NEW)
                .flatMap(line -> Stream.of(
                        Way.one(line, "gpt-4.1-mini", "chat", "streamed chat"),
                        Way.oneOfBatch(line, "text-embedding-3-large", "embedding"),
                        Way.batch(line, "text-embedding-3-large", "embeddings")))
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
                        new Answer(line, "chat", 1_200, 0, 2, false, false),
                        new Answer(line, "chat cut off", 1_200, 0, 2, true, false),
                        new Answer(line, "streamed chat", 1_200, 0, 2, false, true),
                        new Answer(line, "streamed chat cut off", 1_200, 0, 2, true, true),
                        new Answer(line, "embeddings", 1, 0, 0, false, false)));
    }
}
