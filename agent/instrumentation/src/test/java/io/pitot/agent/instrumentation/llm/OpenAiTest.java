package io.pitot.agent.instrumentation.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.instrumentation.Event;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** OpenAI's client itself. */
class OpenAiTest extends ModelClientContract {

    private static final String OLD = "openai-2.0";
    private static final String NEW = "openai-4.0";

    @Override
    protected String family() {
        return "openai";
    }

    @Override
    protected String application() {
        return "com.acme.scoring.OpenAiScores";
    }

    @Override
    protected Stream<Way> ways() {
        return Stream.of(OLD, NEW)
                .flatMap(line -> Stream.of(
                        Way.one(line, "gpt-4o-mini", "chat", "chat later", "streamed chat", "streamed chat later"),
                        Way.one(line, "gpt-4o-mini", "streamed chat closed early"),
                        Way.one(line, "gpt-4.1-nano", "response", "response later", "streamed response"),
                        Way.oneOfBatch(line, "text-embedding-3-small", "embedding"),
                        Way.batch(line, "text-embedding-3-small", "embeddings", "embeddings later")))
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
                        new Answer(line, "chat", 1_200, 1_024, 2, false, false),
                        new Answer(line, "chat cut off", 1_200, 1_024, 2, true, false),
                        new Answer(line, "chat later", 1_200, 1_024, 2, false, false),
                        new Answer(line, "streamed chat with usage", 1_200, 1_024, 2, false, true),
                        new Answer(line, "streamed chat cut off", 1_200, 1_024, 2, true, true),
                        new Answer(line, "streamed chat later", 1_200, 1_024, 2, false, true),
                        new Answer(line, "response", 36, 0, 87, false, false),
                        new Answer(line, "response cut off", 36, 0, 87, true, false),
                        new Answer(line, "response later", 36, 0, 87, false, false),
                        new Answer(line, "streamed response", 36, 0, 87, false, true),
                        new Answer(line, "embeddings", 1, 0, 0, false, false),
                        new Answer(line, "embeddings later", 1, 0, 0, false, false)));
    }

    static Stream<Arguments> silentAnswers() {
        return Stream.of(OLD, NEW)
                .flatMap(line -> Stream.of(
                        Arguments.of(line, "streamed chat"), Arguments.of(line, "streamed chat closed early")));
    }

    @ParameterizedTest
    @MethodSource("silentAnswers")
    void callOfAnAnswerThatDoesNotSayWhatItTookHasNoTokens(String line, String way) throws Exception {
        ask(line, way);

        Event call = events.only(EventKind.INFERENCE);
        assertThat(call.has(EventLayout.FLAG_TOKENS)).isFalse();
        assertThat(call.has(EventLayout.FLAG_STREAMED)).isTrue();
        assertThat(call.extra()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {OLD, NEW})
    void failureThatIsToldLaterIsNamed(String line) throws Exception {
        Throwable thrown = catchThrowable(() -> model(line).apply("unknown model later", 1));

        Event call = events.only(EventKind.INFERENCE);
        assertThat(call.has(EventLayout.FLAG_ERROR)).isTrue();
        assertThat(call.error(false)).isEqualTo(thrown.getCause().getClass().getName());
        assertThat(call.model()).isEqualTo("no-such-model");
    }
}
