package io.pitot.agent.instrumentation.springai;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.instrumentation.Event;
import io.pitot.agent.instrumentation.Requests;
import io.pitot.agent.instrumentation.llm.LanguageModelContract;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Spring AI itself, with its own client of OpenAI's service. */
class SpringAiTest extends LanguageModelContract {

    private static final String LINE = "spring-ai-1.0";

    @Override
    protected String family() {
        return "spring-ai";
    }

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
                        Way.one(LINE, "gpt-4.1", "streamed chat", "streamed text", "stream without its end"),
                        Way.oneOfBatch(LINE, "text-embedding-3-small", "embedding"),
                        Way.batch(LINE, "text-embedding-3-small", "embeddings", "vectors"))
                .flatMap(ways -> ways);
    }

    @Override
    protected Stream<Way> failures() {
        return Way.one(LINE, "no-such-model", "unknown model", "unknown model in a stream");
    }

    @Override
    protected Stream<Answer> answers() {
        return Stream.of(
                new Answer(LINE, "chat", 1_200, 0, 2, false, false),
                new Answer(LINE, "chat cut off", 1_200, 0, 2, true, false),
                new Answer(LINE, "streamed chat", 1_200, 0, 2, false, true),
                new Answer(LINE, "streamed chat cut off", 1_200, 0, 2, true, true),
                new Answer(LINE, "embeddings", 1, 0, 0, false, false));
    }

    @Test
    void streamThatDoesNotSayWhatItTookHasNoTokens() throws Exception {
        ask(LINE, "silent stream");

        Event call = events.only(EventKind.INFERENCE);
        assertThat(call.has(EventLayout.FLAG_TOKENS)).isFalse();
        assertThat(call.has(EventLayout.FLAG_STREAMED)).isTrue();
    }

    /** A model in the process answers on the application's thread, where the application then goes on. */
    @Test
    void whatIsAskedForEachChunkIsNoPartOfTheCall() throws Exception {
        assertThat(model(LINE).apply("stream of one's own", 1)).isEqualTo(4);

        assertThat(events.all(EventKind.INFERENCE))
                .extracting(call -> call.has(EventLayout.FLAG_STREAMED))
                .containsExactlyInAnyOrder(true, false, false, false, false);
    }

    @Test
    void streamCountsToTheRequestThatSubscribesToIt() throws Exception {
        Requests.run(() -> ask(LINE, "streamed chat"));

        assertThat(events.only(EventKind.INFERENCE).requestId())
                .isEqualTo(events.only(EventKind.REQUEST).requestId());
    }
}
