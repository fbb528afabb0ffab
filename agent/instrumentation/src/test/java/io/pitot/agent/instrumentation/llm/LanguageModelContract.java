package io.pitot.agent.instrumentation.llm;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.bootstrap.TokenCounts;
import io.pitot.agent.instrumentation.Event;
import io.pitot.agent.instrumentation.ModelContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A client itself, of a service on the loopback interface. */
public abstract class LanguageModelContract extends ModelContract {

    private LanguageModelService service;

    @BeforeAll
    void start() throws IOException {
        service = new LanguageModelService();
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Override
    protected void prepare(Path folder) throws IOException {
        Files.writeString(folder.resolve("address"), service.address());
    }

    @Override
    protected List<String> folders(String line) {
        return List.of(line, "llm-clients");
    }

    /**
     * What the service says of an answer, which is what is to be told of the call.
     *
     * @param line the line of the library
     * @param way in which the application asks
     * @param input tokens of the prompt
     * @param cachedInput how many of those the service had read before
     * @param output tokens of the answer
     * @param isCutOff whether it ends at the number of tokens that it was to have at most
     * @param isStreamed whether it comes in chunks
     */
    public record Answer(
            String line, String way, long input, long cachedInput, long output, boolean isCutOff, boolean isStreamed) {}

    @Override
    protected final boolean knowsInputs() {
        return true;
    }

    @Override
    protected final boolean knowsTokens() {
        return answers().findAny().isPresent();
    }

    /** Answers of which the service says what they took. */
    protected abstract Stream<Answer> answers();

    /** Asks once. */
    protected final void ask(String line, String way) throws Exception {
        assertThat(model(line).apply(way, 1)).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("answers")
    void callTellsWhatTheServiceSaysOfItsAnswer(Answer answer) throws Exception {
        ask(answer.line(), answer.way());

        Event call = events.only(EventKind.INFERENCE);
        assertThat(call.has(EventLayout.FLAG_TOKENS)).isTrue();
        assertThat(TokenCounts.input(call.extra())).isEqualTo(answer.input());
        assertThat(TokenCounts.cachedInput(call.extra())).isEqualTo(answer.cachedInput());
        assertThat(TokenCounts.output(call.extra())).isEqualTo(answer.output());
        assertThat(call.has(EventLayout.FLAG_CUT_OFF)).isEqualTo(answer.isCutOff());
        assertThat(call.has(EventLayout.FLAG_STREAMED)).isEqualTo(answer.isStreamed());
        assertThat(call.aux() * 1_000L).isBetween(0L, call.duration());
        assertThat(call.has(EventLayout.FLAG_ERROR)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("answers")
    void equalPromptsHaveOneHashThatIsNotTheirs(Answer answer) throws Exception {
        ask(answer.line(), answer.way());
        ask(answer.line(), answer.way());
        ask(answer.line(), "another prompt");

        List<Event> calls = events.all(EventKind.INFERENCE).stream()
                .sorted(Comparator.comparingLong(Event::start))
                .toList();
        assertThat(calls)
                .hasSize(3)
                .extracting(call -> call.has(EventLayout.FLAG_ARGUMENTS))
                .containsOnly(true);
        assertThat(calls.get(0).hash())
                .isEqualTo(calls.get(1).hash())
                .isNotEqualTo(calls.get(2).hash());
        assertThat(calls).allMatch(call -> call.hash() != (int) call.hash());
    }

    /** Few: the service takes its time. */
    @Override
    protected int calls() {
        return 5;
    }
}
