package io.pitot.agent.instrumentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.bootstrap.ModelInputs;
import io.pitot.agent.bootstrap.ObservedModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What holds for the calls of a model of any library, checked in each supported line of it: the library itself, in a class
 * loader of its own, with a model that was made for the test.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
public abstract class ModelContract {

    private static final int THREADS = 4;

    @RegisterExtension
    protected final Events events = new Events();

    private Path folder;

    private final Map<String, BiFunction<String, Integer, Integer>> models = new HashMap<>();

    /**
     * A way in which the application calls the library.
     *
     * @param name the way, as the application knows it
     * @param line the line of the library
     * @param model what the model is called then
     * @param rows how many rows a call is given
     * @param batchable whether a call takes any number of rows, and computes them together
     */
    public record Way(String name, String line, String model, int rows, boolean batchable) {

        /** A call that takes any number of rows and computes them together. */
        public static Stream<Way> batch(String line, String model, String... names) {
            return Stream.of(names)
                    .flatMap(name ->
                            Stream.of(new Way(name, line, model, 1, true), new Way(name, line, model, 7, true)));
        }

        /** A call of one row where the library can compute several together. */
        public static Stream<Way> oneOfBatch(String line, String model, String... names) {
            return Stream.of(names).map(name -> new Way(name, line, model, 1, true));
        }

        /** A call of one row. */
        public static Stream<Way> one(String line, String model, String... names) {
            return Stream.of(names).map(name -> new Way(name, line, model, 1, false));
        }

        /** A call that takes several rows and computes one after the other. */
        public static Stream<Way> loop(String line, String model, String... names) {
            return Stream.of(names).map(name -> new Way(name, line, model, 7, false));
        }
    }

    /**
     * A way in which the application loads a model.
     *
     * @param name the way, as the application knows it
     * @param call a way to call a model of that name
     */
    public record Load(String name, Way call) {

        /** Ways to load what is then called in one way. */
        public static Stream<Load> of(Stream<Way> call, String... names) {
            return call.flatMap(way -> Stream.of(names).map(name -> new Load(name, way)));
        }
    }

    /** Files that the application loads models from stay there for all tests of the class. */
    @BeforeAll
    final void makeFolder(@TempDir Path made) {
        folder = made;
    }

    /** The application: a subclass of {@code com.acme.scoring.Scores}, made with a folder. */
    protected abstract String application();

    /** Folders of {@code target/libraries} that a line of the library needs. */
    protected List<String> folders(String line) {
        return List.of(line);
    }

    /** What the library goes by in the document. */
    protected abstract String family();

    /** Every way of calling every line. */
    protected abstract Stream<Way> ways();

    /** Every way of loading a model in every line; none where loads are not told. */
    protected Stream<Load> loads() {
        return Stream.of();
    }

    /** What is told of the input of a model that is called in that way; empty where it is not known. */
    protected String input(Way way) {
        return "";
    }

    /** Whether the same input is known again. */
    protected boolean knowsInputs() {
        return false;
    }

    /** Whether what a call took in tokens is told. */
    protected boolean knowsTokens() {
        return false;
    }

    /** How often each of several threads calls the model. */
    protected int calls() {
        return 50;
    }

    /** Puts what the application needs into its folder. */
    protected void prepare(Path folder) throws Exception {}

    /** That a class of a line which is not called here is woven, and loads. */
    protected static void assertWovenAndVerifies(String type, String... folders) throws Exception {
        try (IsolatedApplication library = IsolatedApplication.of(folders)) {
            Class<?> woven = Class.forName(type, false, library);

            // Links the class, which verifies it.
            assertThat(woven.getDeclaredMethods()).isNotEmpty();
            assertThat(woven).isAssignableTo(ObservedModel.class);
        }
    }

    /** The document's table says of each column what the tests here are about. */
    @Test
    void documentSaysWhatIsTold() throws Exception {
        Way way = ways().findFirst().orElseThrow();
        BiFunction<String, Integer, Integer> model = model(way.line());
        assertThat(model.apply(way.name(), way.rows())).isEqualTo(way.rows());
        events.clear();
        assertThat(model.apply(way.name(), way.rows())).isEqualTo(way.rows());
        Event call = events.only(EventKind.INFERENCE);

        Map<String, Boolean> told = ModelTable.of(family());

        assertThat(told.remove("calls, errors")).isTrue();
        assertThat(told.remove("rows")).isEqualTo(call.count() > 0);
        assertThat(told.remove("many rows in one")).isEqualTo(ways().anyMatch(Way::batchable));
        assertThat(told.remove("load")).isEqualTo(loads().findAny().isPresent());
        assertThat(told.remove("first call")).isEqualTo(!knowsTokens());
        assertThat(told.remove("at once")).isEqualTo(call.callsAtOnce() > 0);
        assertThat(told.remove("input"))
                .isEqualTo(ways().anyMatch(one -> !input(one).isEmpty()));
        assertThat(told.remove("same input")).isEqualTo(knowsInputs());
        assertThat(told.remove("tokens")).isEqualTo(knowsTokens());
        assertThat(told).as("columns that no test is about").isEmpty();
    }

    final Stream<Way> oneOfEachLine() {
        Set<String> lines = new HashSet<>();
        return ways().filter(way -> lines.add(way.line()));
    }

    /** Ways of calling each line that fail. */
    protected abstract Stream<Way> failures();

    @ParameterizedTest
    @MethodSource("ways")
    void everyCallIsOneInferenceOfItsModelAndRows(Way way) throws Exception {
        BiFunction<String, Integer, Integer> model = model(way.line());
        List<Long> answered = new ArrayList<>();

        for (int i = 0; i < 3; i++) {
            answered.add((long) model.apply(way.name(), way.rows()));
        }

        List<Event> inferences = events.all(EventKind.INFERENCE);
        assertThat(answered).containsOnly((long) way.rows());
        assertThat(inferences).extracting(Event::count).isEqualTo(answered);
        assertThat(inferences).extracting(Event::model).containsOnly(way.model());
        assertThat(inferences)
                .extracting(event -> event.has(EventLayout.FLAG_BATCHABLE))
                .containsOnly(way.batchable());
        assertThat(inferences)
                .extracting(event -> event.has(EventLayout.FLAG_ERROR))
                .containsOnly(false);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void inputOfAModelIsToldBySizesAndNeverByValues(Way way) throws Exception {
        assertThat(model(way.line()).apply(way.name(), way.rows())).isEqualTo(way.rows());

        int model = events.only(EventKind.INFERENCE).subject();
        assertThat(ModelInputs.of(model)).isEqualTo(input(way));
    }

    /** A model that fails does not take what it was given. */
    @ParameterizedTest
    @MethodSource("failures")
    void callThatFailsTellsNothingOfTheInput(Way way) throws Exception {
        assertThat(catchThrowable(() -> model(way.line()).apply(way.name(), way.rows())))
                .isNotNull();

        int model = events.only(EventKind.INFERENCE).subject();
        assertThat(ModelInputs.of(model)).isIn("", input(way));
    }

    /** Of calls that repeat in a request the second one is looked at, in the first few requests. */
    @Order(1)
    @ParameterizedTest
    @MethodSource("oneOfEachLine")
    void inferenceBelongsToItsRequestAndKnowsItsCallSite(Way way) throws Exception {
        BiFunction<String, Integer, Integer> model = model(way.line());

        Requests.run(() -> {
            assertThat(model.apply(way.name(), way.rows())).isEqualTo(way.rows());
            assertThat(model.apply(way.name(), way.rows())).isEqualTo(way.rows());
        });

        List<Event> inferences = events.all(EventKind.INFERENCE);
        assertThat(inferences)
                .hasSize(2)
                .extracting(Event::requestId)
                .containsOnly(events.only(EventKind.REQUEST).requestId());
        assertThat(inferences.get(1).site().frames().get(0).type()).isEqualTo(application());
    }

    @ParameterizedTest
    @MethodSource("ways")
    void callsOfSeveralThreadsAtOnceAreEachCounted(Way way) throws Exception {
        BiFunction<String, Integer, Integer> model = model(way.line());

        List<CompletableFuture<Long>> answered = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            answered.add(CompletableFuture.supplyAsync(
                    () -> Stream.generate(() -> model.apply(way.name(), way.rows()))
                            .limit(calls())
                            .mapToLong(rows -> rows)
                            .sum(),
                    task -> new Thread(task).start()));
        }

        long rows = answered.stream().mapToLong(CompletableFuture::join).sum();
        List<Event> inferences = events.all(EventKind.INFERENCE);
        assertThat(inferences).hasSize(THREADS * calls());
        assertThat(inferences.stream().mapToLong(Event::count).sum()).isEqualTo(rows);
        assertThat(inferences).extracting(Event::model).containsOnly(way.model());
    }

    @ParameterizedTest
    @MethodSource("failures")
    void failureIsPassedOnAndNamed(Way way) throws Exception {
        BiFunction<String, Integer, Integer> model = model(way.line());

        Throwable thrown = catchThrowable(() -> model.apply(way.name(), way.rows()));

        Event inference = events.only(EventKind.INFERENCE);
        assertThat(thrown).isNotNull();
        assertThat(inference.has(EventLayout.FLAG_ERROR)).isTrue();
        assertThat(inference.error(false)).isEqualTo(thrown.getClass().getName());
        assertThat(inference.model()).isEqualTo(way.model());
    }

    /** At the latest with the first call, where that tells what the model is called. */
    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("loads")
    void loadIsToldApartFromCallsByTheNameThatTheseHave(Load load) throws Exception {
        Way call = load.call();
        BiFunction<String, Integer, Integer> model = model(call.line());

        assertThat(model.apply(load.name(), 1)).isZero();
        assertThat(model.apply(call.name(), call.rows())).isEqualTo(call.rows());

        List<Event> inferences = events.all(EventKind.INFERENCE);
        assertThat(inferences)
                .extracting(event -> event.has(EventLayout.FLAG_LOAD))
                .containsExactly(true, false);
        assertThat(inferences).extracting(Event::model).containsOnly(call.model());
        Event told = inferences.get(0);
        assertThat(told.duration()).isPositive();
        assertThat(told.count()).isZero();
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("loads")
    void firstCallAfterALoadIsToldApartFromTheNext(Load load) throws Exception {
        Way call = load.call();
        BiFunction<String, Integer, Integer> model = model(call.line());

        assertThat(model.apply(load.name(), 1)).isZero();
        assertThat(model.apply(call.name(), call.rows())).isEqualTo(call.rows());
        assertThat(model.apply(call.name(), call.rows())).isEqualTo(call.rows());

        assertThat(events.all(EventKind.INFERENCE))
                .extracting(event -> event.has(EventLayout.FLAG_FIRST))
                .containsExactly(false, true, false);
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("loads")
    void loadThatFailsIsPassedOnAndNotTold(Load load) throws Exception {
        Way call = load.call();
        BiFunction<String, Integer, Integer> model = model(call.line());

        Throwable thrown = catchThrowable(() -> model.apply(load.name() + ", broken", 1));

        assertThat(model.apply(call.name(), call.rows())).isEqualTo(call.rows());
        assertThat(thrown).isNotNull().isNotInstanceOf(IllegalArgumentException.class);
        assertThat(events.only(EventKind.INFERENCE).has(EventLayout.FLAG_LOAD)).isFalse();
    }

    /** The application as it calls a line of the library: by the name of a way, and a number of rows. */
    @SuppressWarnings("unchecked")
    protected final BiFunction<String, Integer, Integer> model(String line) throws Exception {
        BiFunction<String, Integer, Integer> model = models.get(line);
        if (model == null) {
            prepare(folder);
            model = (BiFunction<String, Integer, Integer>) IsolatedApplication.of(folders(line), "jakarta.servlet")
                    .make(application(), new Class<?>[] {Path.class}, folder);
            models.put(line, model);
            events.clear();
        }
        return model;
    }
}
