package io.pitot.agent.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.agent.bootstrap.EventIntake;
import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.engine.table.DumpIds;
import io.pitot.agent.engine.table.Overflows;
import io.pitot.dump.Endpoint;
import io.pitot.dump.Query;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the main thread does is told a part at a time, under the name of the class whose {@code main} it runs. */
class MainThreadTest {

    private static final long MAIN = EventLayout.MAIN_THREAD;

    private final EventIntake intake = EventFeed.intake(1 << 15);
    private final EventFeed feed = new EventFeed(intake, EventFeed.Way.ALONE);
    private final Overflows overflows = new Overflows();
    private final EngineErrors errors = new EngineErrors();
    private final Aggregator aggregator = new Aggregator(intake, overflows, errors, true);
    private final DumpIds ids = new DumpIds();

    private final int account = EventFeed.query("select * from account where id = ?");

    @Test
    void partLastsFromItsFirstEventToItsLast() {
        feed.query(MAIN, 100, 20, account, 0, 42, 0);
        feed.fetch(MAIN, 100, account, 3, 5);
        feed.query(MAIN, 300, 50, account, 1, 43, 0);
        aggregator.sweep(0);
        assertThat(endpoints()).as("while the part goes on").isEmpty();
        aggregator.foldMainThread();

        assertThat(endpoint().kind()).isEqualTo("main");
        assertThat(endpoint().requests()).isEqualTo(1);
        assertThat(endpoint().queries()).isEqualTo(2);
        assertThat(endpoint().duration().total()).isEqualTo(250);
        assertThat(endpoint().time().fetch()).isEqualTo(5);
        assertThat(endpoint().isAwaited()).isFalse();
        assertThat(query().rowsRead()).isEqualTo(4);
    }

    @Test
    void eachPartCountsAndOneWithoutEventsIsNone() {
        feed.query(MAIN, 100, 20, account, 1, 42, 0);
        aggregator.sweep(0);
        aggregator.foldMainThread();
        aggregator.foldMainThread();
        feed.query(MAIN, 900, 20, account, 1, 42, 0);
        aggregator.sweep(0);
        aggregator.closeAll();

        assertThat(endpoint().requests()).isEqualTo(2);
        assertThat(endpoint().duration().total()).isEqualTo(40);
        assertThat(aggregator.openRequests()).isZero();
    }

    @Test
    void partOfMoreEventsThanAreKeptCountsAllOfThemAndTheirRows() {
        int queries = 3 * Aggregator.EVENTS_PER_REQUEST;
        for (int i = 0; i < queries; i++) {
            feed.query(MAIN, 100L * i, 20, account, 0, i, 0);
            feed.fetch(MAIN, 100L * i, account, 2, 5);
        }
        aggregator.sweep(0);
        aggregator.foldMainThread();

        assertThat(endpoint().queries()).isEqualTo(queries);
        assertThat(endpoint().duration().total()).isEqualTo(100L * (queries - 1) + 20);
        assertThat(query().executions()).isEqualTo(queries);
        assertThat(query().rowsRead()).isEqualTo(2L * queries);
        assertThat(endpoint().time().fetch()).isEqualTo(5L * queries);
        assertThat(aggregator.interval().queryUses().named(ids))
                .singleElement()
                .satisfies(use -> assertThat(use.rows()).isEqualTo(2L * queries));
        assertThat(endpoint().requests()).isEqualTo(1);
        assertThat(errors.counts()).isEmpty();
        assertThat(overflows.byTable()).isEmpty();
    }

    @Test
    void queriesOfEveryKindKeepARowOfTheirOwnHoweverManyThereAre() {
        int kinds = 1_500;
        int rounds = 3;
        for (int round = 0; round < rounds; round++) {
            for (int kind = 0; kind < kinds; kind++) {
                int query = EventFeed.query("select " + kind + " from account where id = ?");
                feed.query(MAIN, 100L * (round * kinds + kind), 20, query, 1, 42, 0);
            }
        }
        aggregator.sweep(0);
        aggregator.foldMainThread();

        assertThat(aggregator.interval().queryUses().named(ids))
                .hasSize(kinds)
                .allMatch(use -> use.executions() == rounds && use.rows() == rounds);
        assertThat(endpoint().queries()).isEqualTo((long) rounds * kinds);
        assertThat(overflows.byTable()).isEmpty();
    }

    @Test
    void silentPartIsToldAndNotLost() {
        feed.query(MAIN, 100, 20, account, 1, 42, 0);
        aggregator.sweep(0);
        aggregator.sweep(TimeUnit.HOURS.toNanos(1));

        assertThat(endpoint().requests()).isEqualTo(1);
        assertThat(aggregator.openRequests()).isZero();
    }

    @Test
    void classIsThatOfTheLauncherOrOfTheJar(@TempDir Path folder) throws Exception {
        assertThat(MainClass.name("com.acme.Import --all /data/in.jar", "lib/a.jar:classes"))
                .isEqualTo("com.acme.Import");
        assertThat(MainClass.name("com.acme/com.acme.Import", "")).isEqualTo("com.acme.Import");
        assertThat(MainClass.name("", "classes")).isEqualTo("(unknown)");
        String plain = jar(folder.resolve("my import.jar"), "com.acme.Import", "");
        assertThat(MainClass.name(plain + " --all", plain)).isEqualTo("com.acme.Import");
        String launched =
                jar(folder.resolve("shop.jar"), "org.springframework.boot.loader.JarLauncher", "com.acme.Shop");
        assertThat(MainClass.name(launched, launched)).isEqualTo("com.acme.Shop");
        assertThat(MainClass.name("gone.jar", "gone.jar")).isEqualTo("(unknown)");
    }

    private static String jar(Path path, String main, String started) throws Exception {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, main);
        if (!started.isEmpty()) {
            manifest.getMainAttributes().putValue("Start-Class", started);
        }
        new JarOutputStream(Files.newOutputStream(path), manifest).close();
        return path.toString();
    }

    private List<Endpoint> endpoints() {
        feed.publish();
        return aggregator.interval().endpoints(ids);
    }

    private Endpoint endpoint() {
        assertThat(endpoints()).hasSize(1);
        return endpoints().get(0);
    }

    private Query query() {
        return aggregator.interval().queries(ids).get(0);
    }
}
