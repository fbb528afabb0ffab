package io.pitot.agent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** What is told of a model besides its calls: loads, first calls, and how many are under way. */
class ModelStartTest {

    /** A session as the agent weaves it. */
    private static final class Session implements ObservedModel {
        private volatile int model;

        @Override
        public int pitot$model() {
            return model;
        }

        @Override
        public void pitot$model(int handle) {
            model = handle;
        }
    }

    /** What is called by its name only when it is called. */
    private static final class Loaded implements ObservedLoad {
        private long nanos;

        @Override
        public long pitot$loadNanos() {
            return nanos;
        }

        @Override
        public void pitot$loadNanos(long loaded) {
            nanos = loaded;
        }
    }

    private final Session session = new Session();
    private String name = "";

    @BeforeEach
    void begin(TestInfo test) {
        name = test.getDisplayName();
        Drained.all();
    }

    @AfterEach
    void end() {
        Drained.all();
    }

    @Test
    void firstCallIsTheOneAfterEachLoad() {
        load();
        call();
        call();
        load();
        call();

        List<Drained> told = inferences();
        assertThat(told)
                .extracting(event -> event.has(EventLayout.FLAG_LOAD))
                .containsExactly(true, false, false, true, false);
        assertThat(told)
                .extracting(event -> event.has(EventLayout.FLAG_FIRST))
                .containsExactly(false, true, false, false, true);
        assertThat(told).extracting(event -> Names.MODELS.name(event.subject())).containsOnly(name);
    }

    @Test
    void modelThatIsLoadedInACallOfAnotherIsPartOfThatCall() {
        ThreadState outer = Objects.requireNonNull(InferenceProbe.enter());
        assertThat(InferenceProbe.enter()).isNull();
        InferenceProbe.exit(outer, InferenceProbe.model(session, name, true), 1, null);

        assertThat(inferences())
                .singleElement()
                .satisfies(event -> assertThat(event.has(EventLayout.FLAG_LOAD)).isFalse());
    }

    @Test
    void loadThatFailedIsNotToldAndLeavesTheThreadAsItWas() {
        InferenceProbe.exitLoad(Objects.requireNonNull(InferenceProbe.enter()), 0);
        call();

        assertThat(inferences())
                .singleElement()
                .satisfies(event -> assertThat(event.has(EventLayout.FLAG_LOAD)).isFalse());
    }

    @Test
    void callsUnderWayAreCountedPerModelAndNoneStaysBehind() throws Exception {
        int threads = 4;
        load();
        CyclicBarrier allBegan = new CyclicBarrier(threads);
        for (int round = 0; round < 3; round++) {
            List<Thread> callers = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                callers.add(new Thread(() -> {
                    ThreadState state = Objects.requireNonNull(InferenceProbe.enter(session));
                    meet(allBegan);
                    InferenceProbe.exit(state, session.model, 1, new IllegalStateException());
                }));
            }
            callers.forEach(Thread::start);
            for (Thread caller : callers) {
                caller.join();
            }
        }
        call();

        List<Drained> calls = inferences().stream()
                .filter(event -> !event.has(EventLayout.FLAG_LOAD))
                .toList();
        assertThat(calls)
                .extracting(Drained::callsAtOnce)
                .containsExactlyInAnyOrder(1, 2, 3, 4, 1, 2, 3, 4, 1, 2, 3, 4, 1);
    }

    @Test
    void whatComputesOnAllProcessorsSaysSoUntilItIsSetOtherwise() {
        load();
        InferenceProbe.useAllProcessors(session, true);
        call();
        InferenceProbe.useAllProcessors(session, false);
        call();

        List<Drained> told = inferences();
        assertThat(told).extracting(Drained::isOnAllProcessors).containsExactly(false, true, false);
        assertThat(told).extracting(Drained::callsAtOnce).containsExactly(0, 1, 1);
    }

    @Test
    void loadThatIsToldByTheFirstCallIsToldOnceAndBeforeIt() {
        Loaded loaded = new Loaded();
        loaded.pitot$loadNanos(7_000);
        for (int i = 0; i < 2; i++) {
            ThreadState state = Objects.requireNonNull(InferenceProbe.enter(session));
            int model = InferenceProbe.model(session, name, true);
            InferenceProbe.tellLoad(state, model, loaded);
            InferenceProbe.exit(state, model, 1, null);
        }

        List<Drained> told = inferences();
        assertThat(told).extracting(event -> event.has(EventLayout.FLAG_LOAD)).containsExactly(true, false, false);
        assertThat(told).extracting(event -> event.has(EventLayout.FLAG_FIRST)).containsExactly(false, true, false);
        assertThat(told.get(0).duration()).isEqualTo(7_000);
        assertThat(loaded.pitot$loadNanos()).isZero();
    }

    @Test
    void inputIsKeptByModelAndCutWhereItIsLong() {
        int model = InferenceProbe.model(session, name, true);
        assertThat(ModelInputs.of(InferenceProbe.id(model))).isEmpty();

        ModelInputs.set(model, "features float[?×30]");
        assertThat(ModelInputs.of(InferenceProbe.id(model))).isEqualTo("features float[?×30]");

        ModelInputs.set(model, "x".repeat(1_000));
        assertThat(ModelInputs.of(InferenceProbe.id(model))).hasSize(120).endsWith("…");
    }

    @Test
    void inputIsUnknownUntilItIsKeptAndAgainAfterALoad() {
        int model = InferenceProbe.model(session, name, true);
        assertThat(ModelInputs.isUnknown(model)).isTrue();

        ModelInputs.set(model, "");
        assertThat(ModelInputs.isUnknown(model)).isFalse();

        assertThat(ModelInputs.forget(model)).isEqualTo(model);
        assertThat(ModelInputs.isUnknown(model)).isTrue();
        assertThat(ModelInputs.of(InferenceProbe.id(model))).isEmpty();
    }

    @Test
    void inputIsWrittenBySizesWithAnyNumberOfRows() {
        assertThat(ModelInputs.text("features", "float", -1, 30)).isEqualTo("features float[?×30]");
        assertThat(ModelInputs.text("", "int64")).isEqualTo("int64[]");
        assertThat(ModelInputs.ofRows(null, "float", 7, 30)).isEqualTo("float[?×30]");
        assertThat(ModelInputs.ofRows("scalar", "float")).isEqualTo("scalar float[]");
    }

    private static void meet(CyclicBarrier others) {
        try {
            others.await(1, TimeUnit.MINUTES);
        } catch (Exception late) {
            throw new AssertionError(late);
        }
    }

    private static List<Drained> inferences() {
        return Drained.all().stream()
                .filter(event -> event.kind() == EventKind.INFERENCE)
                .toList();
    }

    private void load() {
        ThreadState state = Objects.requireNonNull(InferenceProbe.enter());
        InferenceProbe.exitLoad(state, InferenceProbe.model(session, name, true));
    }

    private void call() {
        ThreadState state = Objects.requireNonNull(InferenceProbe.enter(session));
        InferenceProbe.exit(state, InferenceProbe.model(session, name, true), 1, null);
    }
}
