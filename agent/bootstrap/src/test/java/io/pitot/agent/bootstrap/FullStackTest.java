package io.pitot.agent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A thread whose stack is full as it enters or leaves what is observed is observed afterwards as any other. */
class FullStackTest {

    private static final int NO_BIT = 0;
    private static final int DIVES = 1_000;
    private static final int DISTANCES = 80;
    private static final long STACK = 160 << 10;

    private int overflows;
    private int stuck;

    @BeforeEach
    @AfterEach
    void forgetEvents() {
        Drained.all();
    }

    @Test
    void isOutsideOfQueries() throws InterruptedException {
        SomeStatement statement = new SomeStatement();
        fillTheStack(
                ThreadState.JDBC,
                () -> JdbcProbe.executeEnter(statement),
                thread -> JdbcProbe.queryExit(thread, statement, "select 1", null, null));
    }

    @Test
    void isOutsideOfUpdates() throws InterruptedException {
        SomeStatement statement = new SomeStatement();
        fillTheStack(
                ThreadState.JDBC,
                () -> JdbcProbe.executeEnter(statement),
                thread -> JdbcProbe.updateExit(thread, statement, "delete from pets", 1, null));
    }

    @Test
    void isOutsideOfPools() throws InterruptedException {
        fillTheStack(ThreadState.POOL, PoolProbe::enter, thread -> PoolProbe.exit(thread, "some", null, null, false));
    }

    @Test
    void isOutsideOfModels() throws InterruptedException {
        int model = InferenceProbe.model("full", true);
        fillTheStack(
                ThreadState.INFERENCE, InferenceProbe::enter, thread -> InferenceProbe.exit(thread, model, 1, null));
    }

    @Test
    void isOutsideOfCallsOfOthers() throws InterruptedException {
        fillTheStack(
                NO_BIT,
                () -> HttpCallProbe.enter("GET", "http://localhost/pets"),
                call -> HttpCallProbe.exit(call, 200, -1, null));
    }

    /** On a thread of its own, at every distance from the end of its stack. */
    private <T> void fillTheStack(int bit, Supplier<T> enter, Consumer<T> exit) throws InterruptedException {
        Throwable[] failed = {null};
        Thread thread = new Thread(null, () -> dive(bit, enter, exit), "full", STACK);
        thread.setUncaughtExceptionHandler((any, thrown) -> failed[0] = thrown);
        thread.start();
        thread.join();
        assertThat(failed[0]).isNull();
        assertThat(overflows).isGreaterThan(DIVES / 100);
        assertThat(stuck).as("calls that never ended, of " + overflows).isZero();
        whatIsToldAfterwardsArrives();
    }

    /** The rings are shared by all threads: none waits for an event that one of them could not finish. */
    private static void whatIsToldAfterwardsArrives() {
        Drained.all();
        EventIntake intake = EventIntake.shared();
        for (int ring = 0; ring < intake.rings(); ring++) {
            intake.ring(ring).offer(EventLayout.header(EventKind.QUERY, 0, 0, 0), 0, 0, 0, 0, 0, 0, 0);
        }
        assertThat(Drained.all()).hasSize(intake.rings());
    }

    private <T> void dive(int bit, Supplier<T> enter, Consumer<T> exit) {
        Runnable woven = () -> callAsWoven(bit, enter, exit);
        for (int i = 0; i < DIVES; i++) {
            descend(i % DISTANCES, woven);
            T outermost = enter.get();
            if (outermost == null) {
                stuck++;
                ThreadState.current().inside = 0;
            } else {
                exit.accept(outermost);
            }
            if (i % DISTANCES == 0) {
                Drained.all();
            }
        }
    }

    /** Goes on until the stack is full, and makes the call on the way back, so many frames above that. Answers how many it is above. */
    @SuppressWarnings("InfiniteRecursion")
    private static int descend(int distance, Runnable woven) {
        int above;
        try {
            above = descend(distance, woven) + 1;
        } catch (StackOverflowError full) {
            above = 0;
        }
        if (above == distance) {
            woven.run();
        }
        return above;
    }

    /** What is woven into a method: errors are suppressed, and what has not been entered is not left. */
    private <T> void callAsWoven(int bit, Supplier<T> enter, Consumer<T> exit) {
        T outermost = null;
        try {
            outermost = enter.get();
        } catch (StackOverflowError suppressed) {
            overflows++;
        }
        if (outermost != null) {
            try {
                if (outermost instanceof ThreadState thread) {
                    thread.inside &= ~bit;
                }
                exit.accept(outermost);
            } catch (StackOverflowError suppressed) {
                overflows++;
            }
        }
    }
}
