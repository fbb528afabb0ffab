package io.pitot.agent.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.agent.bootstrap.CallSite;
import io.pitot.agent.bootstrap.EventIntake;
import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.bootstrap.Hashing;
import io.pitot.agent.bootstrap.Names;
import io.pitot.agent.engine.table.Overflows;
import io.pitot.dump.AgentAccount;
import io.pitot.dump.Dump;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindingLogTest {

    private static final long MS = 1_000_000;

    private final List<String> log = new ArrayList<>();
    private final EventIntake intake = EventFeed.intake(4_096);
    private final EventFeed feed = new EventFeed(intake, EventFeed.Way.TOGETHER);
    private final EngineErrors errors = new EngineErrors();
    private final Overflows overflows = new Overflows();
    private final Aggregator aggregator = new Aggregator(intake, overflows, errors, true);
    private long requests;

    @TempDir
    private Path folder;

    private IntervalDumper dumper() {
        EngineSettings settings =
                new EngineSettings("shop", "", "0.1", folder, Duration.ofHours(1), 10, true, Map.of(), log::add);
        AgentAccounts accounts = new AgentAccounts(
                settings,
                intake,
                overflows,
                errors,
                new Restarts(),
                List::<AgentAccount.Instrumented>of,
                List::<AgentAccount.Skipped>of);
        return new IntervalDumper(settings, aggregator, accounts, null, errors, Clock.systemUTC());
    }

    private void requests(int count, String route, long millis) {
        for (int i = 0; i < count; i++) {
            feed.request(++requests, requests * 100 * MS, millis * MS, EventFeed.endpoint("GET", route), 200);
            aggregator.sweep(requests);
        }
        aggregator.sweep(requests);
    }

    @Test
    void aSlowEndpointIsNamedOnceThoughItStaysSlowAndIsDumpedBetween() {
        IntervalDumper dumper = dumper();
        requests(10, "/logged/once", 3_000);
        dumper.look();
        requests(10, "/logged/once", 3_000);
        dumper.look();
        dumper.dump(false);
        requests(10, "/logged/once", 3_000);
        dumper.look();

        assertThat(log)
                .singleElement()
                .asString()
                .matches(
                        "pitot: HIGH end:[0-9a-f]{8} GET /logged/once: Slow endpoint: 5 % of requests take longer than .*");
        assertThat(errors.counts()).isEmpty();
    }

    /** Call sites are looked for now and then: in a later interval the same query's may not have been. */
    @Test
    void whatWasNamedWithItsLineIsNotNamedAgainInAnIntervalThatDoesNotKnowIt() {
        CallSite.Frame line = new CallSite.Frame("com.acme.Taxes", "sum", "Taxes.java", 12);
        int site = Names.CALL_SITES.add(Hashing.text(0, "logged/line"), new CallSite(List.of(line), List.of()));
        IntervalDumper dumper = dumper();
        duplicates("/logged/line", site);
        dumper.dump(false);
        duplicates("/logged/line", 0);
        dumper.dump(false);

        assertThat(log).singleElement().asString().contains("Duplicate query").contains("com.acme.Taxes");
    }

    private void duplicates(String route, int site) {
        int query = EventFeed.query("select * from logged_" + route.substring(8) + " where id = ?");
        int flags = EventLayout.FLAG_ROWS_READ | EventLayout.FLAG_ARGUMENTS;
        for (int request = 0; request < 10; request++) {
            long start = ++requests * 10_000 * MS;
            for (int i = 0; i < 5; i++) {
                long time = start + i * 400L * MS;
                feed.event(EventKind.QUERY, flags, 0, 0, requests, time, 400 * MS, query, site, 1, 7, 0);
            }
            feed.request(requests, start, 2_000 * MS, EventFeed.endpoint("GET", route), 200);
            aggregator.sweep(requests);
        }
    }

    @Test
    void whatTheMainThreadDoesIsNamedThoughItHasNoEnd() {
        int query = EventFeed.query("select * from logged_by_main where id = ?");
        for (int i = 0; i < 20; i++) {
            feed.query(EventLayout.MAIN_THREAD, 2_000L * i * MS, 1_500 * MS, query, 1, i, 0);
        }
        feed.publish();
        aggregator.sweep(1);
        dumper().look();

        assertThat(log).singleElement().asString().contains("HIGH slow:").contains("logged_by_main SELECT");
    }

    @Test
    void aLookLeavesTheIntervalAsItIs() throws Exception {
        IntervalDumper dumper = dumper();
        requests(10, "/logged/looked", 3_000);
        dumper.look();
        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
        requests(10, "/logged/looked", 3_000);
        dumper.dump(true);

        Dump dump = io.pitot.dump.DumpFile.read(
                io.pitot.dump.DumpFolder.list(folder).get(0));
        assertThat(dump.endpoints())
                .singleElement()
                .satisfies(endpoint -> assertThat(endpoint.requests()).isEqualTo(20));
    }

    @Test
    void whatIsLessThanHighIsLeftToTheDumps() {
        requests(10, "/logged/medium", 1_500);
        dumper().look();

        assertThat(log).isEmpty();
    }

    @Test
    void theLastDumpOfAJvmIsNotCommented() {
        requests(10, "/logged/last", 3_000);
        dumper().dump(true);

        assertThat(log).isEmpty();
    }

    @Test
    void fiftyAreNamedAndNoMore() {
        for (int i = 0; i < 60; i++) {
            requests(5, "/logged/many/" + i, 3_000);
        }
        IntervalDumper dumper = dumper();
        dumper.look();
        dumper.look();

        assertThat(log)
                .hasSize(FindingLog.MOST + 1)
                .last()
                .isEqualTo("pitot: 50 findings were named; further ones are in the dumps only");
    }

    @Test
    void aRouteCannotBeginALineOfItsOwn() {
        requests(5, "/logged/a\npitot: CRITICAL b", 3_000);
        dumper().look();

        assertThat(log).singleElement().asString().doesNotContain("\n").contains("/logged/a?pitot: CRITICAL b");
    }
}
