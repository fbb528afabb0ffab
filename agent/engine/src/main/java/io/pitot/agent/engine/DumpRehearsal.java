package io.pitot.agent.engine;

import io.pitot.agent.bootstrap.CallSite;
import io.pitot.agent.bootstrap.EndpointName;
import io.pitot.agent.bootstrap.EventChunks;
import io.pitot.agent.bootstrap.EventIntake;
import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.bootstrap.EventRing;
import io.pitot.agent.bootstrap.EventWriter;
import io.pitot.agent.bootstrap.Hashing;
import io.pitot.agent.bootstrap.NameTable;
import io.pitot.agent.bootstrap.Names;
import io.pitot.agent.engine.table.Overflows;
import io.pitot.dump.Dump;
import io.pitot.dump.DumpFile;
import io.pitot.dump.Instance;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Makes a dump of events that never were and throws it away, on another thread than the aggregator's. The
 * first dump of a JVM loads some hundred classes and runs them interpreted, which takes a quarter of a
 * second; at a million events a second no buffer lasts as long.
 */
final class DumpRehearsal {

    private static final int DUMPS = 20;
    private static final int REQUESTS_PER_DUMP = 5;
    private static final int READ = EventLayout.FLAG_ROWS_READ | EventLayout.FLAG_ARGUMENTS;
    private static final long SLOW = TimeUnit.SECONDS.toNanos(5);

    /** Where there are less, none is to be spared. */
    private static final int ENOUGH_NAMES = 500;

    /** Names like those of an application; no dump but these has them. */
    private final int endpoint = Names.ENDPOINTS.add(
            Hashing.text(0, "pitot-rehearsal"), new EndpointName("rehearsal", "", "pitot-rehearsal"));

    private final int parents = named(Names.QUERIES, "select p.id from pitot_rehearsal p where p.state = ?");
    private final int children = named(Names.QUERIES, "select * from pitot_rehearsal_child where parent_id = ?");
    private final int changes = named(Names.QUERIES, "insert into pitot_rehearsal values (?)");
    private final int pool = named(Names.POOLS, "pitot-rehearsal");
    private final int model = named(Names.MODELS, "pitot-rehearsal");
    private final int route = named(Names.ROUTES, "GET pitot-rehearsal");
    private final int command = named(Names.COMMANDS, "GET pitot-rehearsal");
    private final int site = Names.CALL_SITES.add(
            Hashing.text(0, "pitot-rehearsal"),
            new CallSite(
                    List.of(
                            new CallSite.Frame("pitot.Rehearsal", "find", "Rehearsal.java", 1),
                            new CallSite.Frame("pitot.Rehearsal", "run", "Rehearsal.java", 2)),
                    List.of("pitot")));
    private final EngineErrors errors = new EngineErrors();
    private final EventIntake intake = new EventIntake(new EventChunks(64), new EventRing(64));
    private final EventWriter writer = intake.writer();
    private final Overflows overflows = new Overflows();
    private final Aggregator aggregator;
    private final IntervalDump dumps;

    DumpRehearsal(EngineSettings settings) {
        aggregator = new Aggregator(intake, overflows, errors, settings.followsReuse());
        Instance instance = ThisInstance.describe(settings);
        AgentAccounts accounts =
                new AgentAccounts(settings, intake, overflows, errors, new Restarts(), List::of, List::of);
        dumps = new IntervalDump(instance, aggregator, accounts, null, errors);
    }

    /** Says nothing of what goes wrong: it will go wrong again, and be said, in earnest. */
    static void perform(EngineSettings settings) {
        if (Math.min(Names.QUERIES.maxId(), Names.ENDPOINTS.maxId()) < ENOUGH_NAMES) {
            return;
        }
        try {
            DumpRehearsal rehearsal = new DumpRehearsal(settings);
            for (int i = 0; i < DUMPS; i++) {
                rehearsal.dump(i);
            }
        } catch (IOException | RuntimeException | LinkageError e) {
            // See above.
        }
    }

    /** Answers what it has thrown away. */
    Dump dump(int number) throws IOException {
        for (int i = 0; i < REQUESTS_PER_DUMP; i++) {
            request(1L + (long) number * REQUESTS_PER_DUMP + i, 2 + i);
        }
        aggregator.sweep(number);
        aggregator.sweep(number);
        Dump dump = dumps.of(Instant.EPOCH, Instant.EPOCH, 0, 1, 0, 0);
        DumpFile.write(dump, OutputStream.nullOutputStream());
        aggregator.nextInterval();
        return dump;
    }

    /** With one of each kind of what there is to find. */
    private void request(long request, int rows) {
        event(EventKind.POOL_WAIT, 0, request, 0, SLOW, pool, 4, 0);
        event(EventKind.QUERY, READ, request, 1, SLOW, parents, rows, 0);
        for (int i = 0; i < rows; i++) {
            event(EventKind.QUERY, READ, request, 2 + i, SLOW, children, 1, i);
            event(EventKind.QUERY, READ, request, 2 + i, SLOW, parents, 1, 0);
            event(EventKind.QUERY, EventLayout.FLAG_ROWS_CHANGED, request, 2 + i, SLOW, changes, 1, i);
            event(EventKind.INFERENCE, EventLayout.FLAG_BATCHABLE, request, 2 + i, SLOW, model, 1, i);
            event(EventKind.HTTP_CALL, EventLayout.FLAG_ARGUMENTS, request, 2 + i, SLOW, route, 1, i);
            event(EventKind.CACHE, EventLayout.FLAG_ARGUMENTS, request, 2 + i, SLOW, command, 1, i);
        }
        int flags = EventLayout.FLAG_ERROR | EventLayout.FLAG_WHOLE;
        event(EventKind.REQUEST, flags, request, 0, 10 * SLOW, endpoint, -1, SLOW);
        writer.publish();
    }

    private void event(int kind, int flags, long request, long start, long nanos, int subject, long count, long hash) {
        long subjectAndSite = EventLayout.subjectAndSite(subject, kind == EventKind.REQUEST ? 0 : site);
        writer.write(
                EventLayout.header(kind, flags, 500, 0), request, start, nanos, subjectAndSite, count, hash, nanos);
    }

    private static int named(NameTable<String> table, String name) {
        return table.add(Hashing.text(0, name), name);
    }
}
