package io.pitot.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.dump.Query;
import io.pitot.it.app.QueryFlood;
import io.pitot.it.harness.ClassPath;
import io.pitot.it.harness.ForkedJvm;
import io.pitot.it.harness.Observation;
import io.pitot.it.harness.Observed;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many queries are counted to the last one; what does not fit into the rings is counted as dropped. */
class QueryFloodIT {

    private static final int STATEMENTS = 100_000;

    /** Statements that set the tables up. */
    private static final int BEFORE = QueryFlood.THREADS + 1;

    @TempDir
    Path folder;

    /** The rate is held on any machine that can; one that cannot makes it easier for the agent. */
    @Test
    void countsEveryOneOf100000QueriesAtThePromisedRate() {
        Observed application = flood().arguments("read", String.valueOf(STATEMENTS / QueryFlood.THREADS), "25000");

        run(application);

        Observation observed = Observation.sound(application.dumps());
        for (int kind = 0; kind < QueryFlood.KINDS; kind++) {
            Query query = observed.query("q_" + kind);
            assertThat(query.executions()).as(query.sql()).isEqualTo(STATEMENTS / QueryFlood.KINDS);
            assertThat(query.rowsRead()).as(query.sql()).isEqualTo(STATEMENTS / QueryFlood.KINDS);
            assertThat(query.duration().count()).as(query.sql()).isEqualTo(STATEMENTS / QueryFlood.KINDS);
        }
        assertThat(observed.dump().queries().stream()
                        .mapToLong(Query::executions)
                        .sum())
                .isEqualTo(STATEMENTS + BEFORE);
    }

    @Test
    void saysHowManyEventsDidNotFitIntoRingsThatAreTooSmall() {
        int each = 100_000;
        Observed application = flood().option("events.capacity", "1024").arguments("write", String.valueOf(each), "0");

        run(application);

        Observation observed = Observation.read(application.dumps());
        long recorded = observed.dump().agent().recordedEvents();
        long dropped = observed.dump().agent().droppedEvents();
        assertThat(recorded + dropped).isEqualTo((long) each * QueryFlood.THREADS + BEFORE);
        assertThat(dropped).isPositive();
        assertThat(observed.dump().queries().stream()
                        .mapToLong(Query::executions)
                        .sum())
                .isEqualTo(recorded);
        assertThat(observed.dump().agent().adviceErrors()).isEmpty();
    }

    private Observed flood() {
        return Observed.application(QueryFlood.class, folder).with(ClassPath.H2);
    }

    private static void run(Observed application) {
        try (ForkedJvm jvm = application.start()) {
            ForkedJvm.Exit exit = jvm.join();
            assertThat(exit.code()).as(exit.toString()).isZero();
            assertThat(exit.out()).contains("DONE");
        }
    }
}
