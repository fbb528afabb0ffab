package io.pitot.agent.instrumentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.bootstrap.EventLayout;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds besides for models of which it is known what they are given. */
public abstract class InputsContract extends ModelContract {

    /**
     * Ways of calling a line of the library that each give it something else, or ask something else of it, but are the same each time.
     *
     * @param line the line of the library
     * @param names the ways, as the application knows them
     */
    public record Ways(String line, List<String> names) {

        /** Of names of ways. */
        public static Ways of(String line, String... names) {
            return new Ways(line, List.of(names));
        }
    }

    /** Ways whose input is known. */
    protected abstract Stream<Ways> known();

    /** Ways whose input cannot be known, or is too large. */
    protected abstract Stream<Ways> unknown();

    @Override
    protected final boolean knowsInputs() {
        return known().findAny().isPresent();
    }

    @ParameterizedTest
    @MethodSource("known")
    void theSameInputHasTheSameHashAndEachOtherAnother(Ways ways) throws Exception {
        BiFunction<String, Integer, Integer> model = model(ways.line());

        for (int turn = 0; turn < 2; turn++) {
            for (String name : ways.names()) {
                assertThat(model.apply(name, 1)).isNotNegative();
            }
        }

        List<Event> inferences = events.all(EventKind.INFERENCE);
        List<Long> hashes = inferences.stream().map(Event::hash).toList();
        int names = ways.names().size();
        assertThat(inferences).hasSize(2 * names).allMatch(event -> event.has(EventLayout.FLAG_ARGUMENTS));
        assertThat(hashes.subList(0, names)).doesNotHaveDuplicates().isEqualTo(hashes.subList(names, 2 * names));
    }

    @ParameterizedTest
    @MethodSource("unknown")
    void inputThatCannotBeKnownHasNoHash(Ways ways) throws Exception {
        BiFunction<String, Integer, Integer> model = model(ways.line());

        for (String name : ways.names()) {
            assertThat(model.apply(name, 1)).isNotNegative();
        }

        assertThat(events.all(EventKind.INFERENCE))
                .hasSize(ways.names().size())
                .noneMatch(event -> event.has(EventLayout.FLAG_ARGUMENTS))
                .allMatch(event -> event.hash() == 0);
    }
}
