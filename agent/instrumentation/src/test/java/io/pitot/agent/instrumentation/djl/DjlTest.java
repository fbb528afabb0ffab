package io.pitot.agent.instrumentation.djl;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.instrumentation.Event;
import io.pitot.agent.instrumentation.InputsContract;
import io.pitot.agent.instrumentation.TinyModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** DJL itself, above ONNX Runtime. */
class DjlTest extends InputsContract {

    private static final String OLD = "djl-0.20";
    private static final String NEW = "djl-0.38";

    @Override
    protected String family() {
        return "djl";
    }

    @Override
    protected String application() {
        return "com.acme.scoring.DjlScores";
    }

    @Override
    protected Stream<Way> ways() {
        return Stream.of(OLD, NEW)
                .flatMap(line -> Stream.of(
                        Way.one(line, "fraud-v9", "predict", "batch of one"),
                        Way.loop(line, "fraud-v9", "predict", "batch of one"),
                        Stream.of(new Way("texts", line, "fraud-v9", 2, true))))
                .flatMap(ways -> ways);
    }

    /** Arrays that ONNX Runtime reads, and texts that a translator makes arrays of. */
    @Override
    protected Stream<Ways> known() {
        return Stream.of(OLD, NEW)
                .flatMap(line -> Stream.of(
                        Ways.of(line, "predict", "ones", "two rows"),
                        Ways.of(line, "text", "other text", "other translator", "texts")));
    }

    @Override
    protected Stream<Ways> unknown() {
        return Stream.of(OLD, NEW).map(line -> Ways.of(line, "too many numbers"));
    }

    /** What a translator makes of a type that is not known, or of one of several texts, is known by its numbers. */
    @ParameterizedTest
    @ValueSource(strings = {OLD, NEW})
    void inputIsReadWhereWhatItIsMadeOfIsNotKnown(String line) throws Exception {
        assertThat(model(line).apply("own type", 1)).isEqualTo(1);
        assertThat(model(line).apply("own type", 1)).isEqualTo(1);
        assertThat(model(line).apply("texts one by one", 1)).isEqualTo(2);

        List<Event> inferences = events.all(EventKind.INFERENCE);
        assertThat(inferences).hasSize(4).allMatch(event -> event.has(EventLayout.FLAG_ARGUMENTS));
        assertThat(inferences.get(1).hash())
                .isEqualTo(inferences.get(0).hash())
                .isEqualTo(inferences.get(2).hash())
                .isNotEqualTo(inferences.get(3).hash());
    }

    /** Told once, and not once more by the engine below, under the name of its file. */
    @Override
    protected Stream<Load> loads() {
        return Stream.of(OLD, NEW)
                .flatMap(line -> Load.of(Way.one(line, "fraud-v9", "predict"), "load of a stream", "load of a folder"));
    }

    @Override
    protected String input(Way way) {
        return "float32[?×2]";
    }

    @Override
    protected Stream<Way> failures() {
        // The newer line runs with what was closed.
        return Stream.concat(
                Way.one(OLD, "fraud-v9", "closed"),
                Stream.of(OLD, NEW).flatMap(line -> Way.one(line, "fraud-v9", "too many columns")));
    }

    @Override
    protected void prepare(Path folder) throws IOException {
        Files.write(folder.resolve("model.onnx"), TinyModel.of("main_graph", 0));
    }
}
