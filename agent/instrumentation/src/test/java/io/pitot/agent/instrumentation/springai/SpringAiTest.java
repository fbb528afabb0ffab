package io.pitot.agent.instrumentation.springai;

import io.pitot.agent.instrumentation.llm.LanguageModelContract;
import java.util.List;
import java.util.stream.Stream;

/** Spring AI itself, with its own client of OpenAI's service. */
class SpringAiTest extends LanguageModelContract {

    private static final String LINE = "spring-ai-1.0";

    @Override
    protected String application() {
        return "com.acme.scoring.SpringAiScores";
    }

    @Override
    protected List<String> folders(String line) {
        return List.of(line);
    }

    @Override
    protected Stream<Way> ways() {
        return Stream.of(
                        Way.one(LINE, "gpt-4.1", "chat", "text of a chat"),
                        Way.oneOfBatch(LINE, "text-embedding-3-small", "embedding"),
                        Way.batch(LINE, "text-embedding-3-small", "embeddings", "vectors"))
                .flatMap(ways -> ways);
    }

    @Override
    protected Stream<Way> failures() {
        return Way.one(LINE, "no-such-model", "unknown model");
    }

    @Override
    protected Stream<Answer> answers() {
        return Stream.of(
                new Answer(LINE, "chat", 1_200, 0, 2, false, false),
                new Answer(LINE, "chat cut off", 1_200, 0, 2, true, false),
                new Answer(LINE, "embeddings", 1, 0, 0, false, false));
    }
}
