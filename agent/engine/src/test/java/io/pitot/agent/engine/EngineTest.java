package io.pitot.agent.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.agent.bootstrap.EventIntake;
import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.dump.Dump;
import io.pitot.dump.DumpException;
import io.pitot.dump.DumpFile;
import io.pitot.dump.DumpFolder;
import io.pitot.dump.DumpMerger;
import io.pitot.dump.Endpoint;
import io.pitot.dump.Finding;
import io.pitot.dump.FindingKind;
import io.pitot.dump.LiveName;
import io.pitot.dump.Model;
import io.pitot.dump.Query;
import io.pitot.sample.NightlyJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineTest {

    private final List<String> log = new CopyOnWriteArrayList<>();

    @TempDir
    private Path folder;

    @Test
    void countsAHundredThousandQueriesOfFourThreadsExactly() throws Exception {
        EventIntake intake = EventFeed.intake(32_768);
        int query = EventFeed.query("select exactly from counted");
        int endpoint = EventFeed.endpoint("GET", "/exact");
        Engine engine = engine(intake, settings(Duration.ofMillis(50)));
        engine.start();
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            EventFeed feed = new EventFeed(intake, EventFeed.Way.ALONE);
            int number = t;
            Thread thread = new Thread(() -> {
                for (int i = 0; i < 25_000; i++) {
                    // Requests of 25 queries. Paced by the rings, so that none is dropped.
                    while (intake.ring(0).size() > 16_000 || intake.ring(1).size() > 16_000) {
                        LockSupport.parkNanos(100_000);
                    }
                    long request = 1 + number + 4L * (i / 25);
                    feed.query(request, i * 2_000L, 1_000, query, 2, i, 500);
                    if (i % 25 == 24) {
                        feed.request(request, (i - 24) * 2_000L, 100_000, endpoint, 200);
                    }
                }
            });
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        engine.stop();
        Dump all = merged();
        assertThat(all.agent().adviceErrors()).isEmpty();
        Query counted = all.queries().get(0);
        assertThat(counted.executions()).isEqualTo(100_000);
        assertThat(counted.rowsRead()).isEqualTo(200_000);
        assertThat(counted.duration().count()).isEqualTo(100_000);
        assertThat(counted.duration().total()).isEqualTo(150_000_000);
        assertThat(all.endpoints().get(0).requests()).isEqualTo(4_000);
        assertThat(all.endpoints().get(0).queries()).isEqualTo(100_000);
        assertThat(all.queryUses().get(0).executions()).isEqualTo(100_000);
        assertThat(all.agent().recordedEvents()).isEqualTo(104_000);
        assertThat(all.agent().droppedEvents()).isZero();
        assertThat(log).isEmpty();
    }

    @Test
    void whatRealProbesPublishComesOutOfTheDump() throws Exception {
        Engine engine =
                new Engine(settings(Duration.ofHours(1)), EventFeed.NOTHING_INSTRUMENTED, EventFeed.NOTHING_SKIPPED);
        engine.start();
        Thread application = new Thread(new NightlyJob());
        application.start();
        application.join();
        engine.stop();
        Dump dump = merged();
        Endpoint endpoint = dump.endpoints().stream()
                .filter(e -> e.id().equals("job nightly"))
                .findFirst()
                .orElseThrow();
        assertThat(endpoint.kind()).isEqualTo("job");
        assertThat(endpoint.requests()).isEqualTo(10);
        assertThat(endpoint.errors()).isEqualTo(1);
        assertThat(endpoint.exceptions()).isEqualTo(Map.of("java.lang.IllegalStateException", 1L));
        Model fraud = dump.models().stream()
                .filter(m -> m.id().equals("fraud-v3"))
                .findFirst()
                .orElseThrow();
        assertThat(fraud.calls()).isEqualTo(30);
        assertThat(dump.modelUses()).anySatisfy(use -> {
            assertThat(use.endpoint()).isEqualTo("job nightly");
            assertThat(use.singleRowCalls()).isEqualTo(30);
        });
        assertThat(dump.callSites())
                .anySatisfy(site -> assertThat(site.frames())
                        .anySatisfy(frame -> assertThat(frame.type()).isEqualTo(NightlyJob.class.getName())));
        assertThat(dump.callSites())
                .extracting(io.pitot.dump.CallSite::id)
                .containsAll(fraud.sites().keySet());
        assertThat(Files.readString(DumpFolder.list(folder).get(0))).doesNotContain("not to be kept");
    }

    @Test
    void aRehearsalDumpsWhatARealDumpHas() throws Exception {
        Dump dump = new DumpRehearsal(settings(Duration.ofHours(1))).dump(0);
        assertThat(dump.endpoints()).hasSize(1);
        assertThat(dump.queries()).hasSize(3);
        assertThat(dump.models()).hasSize(1);
        assertThat(dump.pools()).hasSize(1);
        assertThat(dump.routes()).hasSize(1);
        assertThat(dump.commands()).hasSize(1);
        assertThat(dump.callSites()).hasSize(1);
        assertThat(dump.slowRequests()).isNotEmpty();
        assertThat(dump.findings()).extracting(Finding::kind).contains(FindingKind.N_PLUS_ONE);
    }

    @Test
    void aRehearsalOfTheFirstDumpLeavesNothingInTheDumps() throws Exception {
        EventIntake intake = EventFeed.intake(1_024);
        Engine engine = engine(intake, settings(Duration.ofMillis(300)));
        engine.start();
        engine.prepareFirstDump();
        new EventFeed(intake, EventFeed.Way.TOGETHER).query(0, 1, 1_000, EventFeed.query("select earnest"), 1, 1, 0);
        engine.stop();
        Dump dump = merged();
        assertThat(dump.agent().recordedEvents()).isEqualTo(1);
        assertThat(dump.agent().adviceErrors()).isEmpty();
        assertThat(dump.agent().overflows()).isEmpty();
        for (Path file : DumpFolder.list(folder)) {
            assertThat(Files.readString(file)).doesNotContain("rehearsal");
        }
        assertThat(log).isEmpty();
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamedOnceAndCostsNoData() throws Exception {
        EventIntake intake = EventFeed.intake(1_024);
        EventFeed feed = new EventFeed(intake, EventFeed.Way.TOGETHER);
        int query = EventFeed.query("select carried from over");
        Path blocked = folder.resolve("blocked");
        Files.createFile(blocked);
        AtomicInteger attempts = new AtomicInteger();
        Engine engine = new Engine(
                settings(blocked.resolve("dumps"), Duration.ofMillis(30)),
                intake,
                () -> {
                    attempts.incrementAndGet();
                    return List.of();
                },
                List::of,
                Clock.systemUTC());
        engine.start();
        feed.query(0, 1, 1_000, query, 1, 1, 0);
        until(() -> !log.isEmpty());
        feed.query(0, 2, 1_000, query, 1, 2, 0);
        // The third begins when the second has failed, which may be the first that knows of both queries.
        until(() -> attempts.get() >= 3);
        assertThat(log)
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .startsWith("pitot: cannot write dumps to " + blocked.resolve("dumps") + ": ")
                        .endsWith("; the application is not affected"));
        Files.delete(blocked);
        engine.stop();
        Dump first = DumpFile.read(DumpFolder.list(blocked.resolve("dumps")).get(0));
        assertThat(first.queries().get(0).executions()).isEqualTo(2);
        assertThat(first.agent().recordedEvents()).isEqualTo(2);
        assertThat(first.agent().failedDumps()).isPositive();
        assertThat(log).hasSize(2);
        assertThat(log.get(1)).endsWith(" again");
    }

    @Test
    void aLinkToAFolderWillDo() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Files.createDirectory(folder.resolve("real")));
        Engine engine = engine(EventFeed.intake(64), settings(link, Duration.ofHours(1)));
        engine.start();
        engine.stop();
        assertThat(DumpFolder.list(folder.resolve("real"))).hasSize(1);
        assertThat(log).isEmpty();
    }

    @Test
    void droppedEventsAreInTheDump() throws Exception {
        EventIntake intake = EventFeed.intake(64);
        EventFeed feed = new EventFeed(intake, EventFeed.Way.TOGETHER);
        for (int i = 0; i < 100; i++) {
            feed.query(0, i, 1_000, EventFeed.query("select dropped"), 1, i, 0);
        }
        Engine engine = engine(intake, settings(Duration.ofHours(1)));
        engine.start();
        engine.stop();
        Dump dump = merged();
        assertThat(dump.agent().recordedEvents()).isEqualTo(64);
        assertThat(dump.agent().droppedEvents()).isEqualTo(36);
    }

    @Test
    void aJvmInWhichNothingHappensWritesItsFirstAndItsLastDumpOnly() throws Exception {
        EventIntake intake = EventFeed.intake(64);
        Engine engine = engine(intake, settings(Duration.ofMillis(20)));
        engine.start();
        awaitDumps(1);
        LockSupport.parkNanos(Duration.ofMillis(150).toNanos());
        engine.stop();
        List<Path> dumps = DumpFolder.list(folder);
        assertThat(dumps).hasSize(2);
        Dump first = DumpFile.read(dumps.get(0));
        Dump last = DumpFile.read(dumps.get(1));
        // The last one covers all the time since the first: no moment belongs to no dump.
        assertThat(Duration.between(first.to(), last.from()).abs()).isLessThan(Duration.ofSeconds(1));
        assertThat(last.jvm().wallNanos()).isGreaterThan(Duration.ofMillis(150).toNanos());
        assertThat(last.jvm().maxThreads()).isPositive();
        assertThat(last.agent().cpuNanos()).isPositive();
    }

    @Test
    void onlyAsManyDumpsOfTheServiceStayAsAreToBeKept() throws Exception {
        EventIntake intake = EventFeed.intake(1_024);
        EventFeed feed = new EventFeed(intake, EventFeed.Way.TOGETHER);
        Files.writeString(folder.resolve("notes.json"), "mine");
        Path others = Files.writeString(folder.resolve("pitot-shop-2-20200101T000000Z-abc-000000.json"), "{}");
        Path older = Files.writeString(folder.resolve("pitot-shop-20200101T000000Z-abc-000000.json"), "{}");
        EngineSettings settings =
                new EngineSettings("shop", "", "0.1", folder, Duration.ofMillis(20), 3, true, Map.of(), log::add);
        Engine engine = engine(intake, settings);
        engine.start();
        for (int i = 0; i < 5; i++) {
            String next = "-00000" + i + ".json";
            feed.query(0, i, 1_000, EventFeed.query("select kept"), 1, i, 0);
            until(() -> DumpFolder.list(folder).stream()
                    .anyMatch(dump -> dump.toString().endsWith(next) && !dump.equals(others) && !dump.equals(older)));
        }
        engine.stop();
        assertThat(older).doesNotExist();
        assertThat(others).exists();
        assertThat(folder.resolve("notes.json")).exists();
        assertThat(DumpFolder.list(folder).stream().filter(dump -> !dump.equals(others)))
                .hasSize(3);
    }

    @Test
    void aWallClockThatIsSetBackDoesNotTurnAnIntervalRound() throws Exception {
        EventIntake intake = EventFeed.intake(64);
        Clock jumping = jumping("2026-11-21T12:00:00Z", "2026-11-21T11:00:00Z", "2026-11-21T13:00:00Z");
        Engine engine = new Engine(
                settings(Duration.ofMillis(20)),
                intake,
                EventFeed.NOTHING_INSTRUMENTED,
                EventFeed.NOTHING_SKIPPED,
                jumping);
        engine.start();
        EventFeed feed = new EventFeed(intake, EventFeed.Way.TOGETHER);
        for (int dumps = 1; dumps <= 3; dumps++) {
            feed.query(0, 0, 1_000, EventFeed.query("select clock"), 1, 0, 0);
            awaitDumps(dumps);
        }
        engine.stop();
        for (Path file : DumpFolder.list(folder)) {
            Dump dump = DumpFile.read(file);
            assertThat(Duration.between(dump.from(), dump.to())).isBetween(Duration.ZERO, Duration.ofMinutes(1));
        }
    }

    @Test
    void aWallClockThatIsSetBackDoesNotMakeTheNewestDumpTheOldest() throws Exception {
        EventIntake intake = EventFeed.intake(64);
        Engine engine = new Engine(
                keeping(2, Duration.ofMillis(20)),
                intake,
                EventFeed.NOTHING_INSTRUMENTED,
                EventFeed.NOTHING_SKIPPED,
                jumping("2026-11-21T12:00:00Z", "2026-11-21T12:00:10Z", "2026-11-21T11:00:00Z"));
        engine.start();
        EventFeed feed = new EventFeed(intake, EventFeed.Way.TOGETHER);
        for (int dump = 0; dump < 4; dump++) {
            String end = "-00000" + dump + ".json";
            feed.query(0, 0, 1_000, EventFeed.query("select newest"), 1, 0, 0);
            until(() -> DumpFolder.list(folder).stream()
                    .anyMatch(file -> file.toString().endsWith(end)));
        }
        engine.stop();

        assertThat(DumpFolder.list(folder))
                .hasSize(2)
                .last()
                .satisfies(file -> assertThat(file.toString()).endsWith("-000004.json"));
    }

    /** Each of these times once, and the last from then on. */
    private static Clock jumping(String... moments) {
        List<Instant> times = new CopyOnWriteArrayList<>();
        for (String moment : moments) {
            times.add(Instant.parse(moment));
        }
        return new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return times.size() > 1 ? times.remove(0) : times.get(0);
            }
        };
    }

    @Test
    void requestsStillUnderWayAtTheEndHaveTheirQueriesCounted() throws Exception {
        EventIntake intake = EventFeed.intake(64);
        Engine engine = engine(intake, settings(Duration.ofHours(1)));
        engine.start();
        new EventFeed(intake, EventFeed.Way.TOGETHER).query(7, 0, 1_000, EventFeed.query("select unended"), 1, 0, 0);
        engine.stop();
        assertThat(merged().queries().get(0).executions()).isEqualTo(1);
    }

    @Test
    void executionsThatSkipManyRowsAreCountedByThemselves() throws Exception {
        EventIntake intake = EventFeed.intake(64);
        Engine engine = engine(intake, settings(Duration.ofHours(1)));
        engine.start();
        EventFeed feed = new EventFeed(intake, EventFeed.Way.TOGETHER);
        int query = EventFeed.query("select paged");
        int read = EventLayout.FLAG_ROWS_READ;
        feed.event(EventKind.QUERY, read | EventLayout.FLAG_SKIPPED, 0, 0, 0, 0, 700, query, 0, 20, 0, 50);
        feed.event(EventKind.QUERY, read, 0, 0, 0, 0, 100, query, 0, 20, 0, 50);
        engine.stop();
        assertThat(merged().queries()).singleElement().satisfies(paged -> {
            assertThat(paged.executions()).isEqualTo(2);
            assertThat(paged.deepPages()).isEqualTo(1);
            assertThat(paged.deepPageNanos()).isEqualTo(750);
        });
    }

    @Test
    void anErrorOfTheEngineIsInTheDump() throws Exception {
        EventIntake intake = EventFeed.intake(64);
        Engine engine = engine(intake, settings(Duration.ofHours(1)));
        engine.start();
        new EventFeed(intake, EventFeed.Way.TOGETHER)
                .event(EventKind.QUERY, EventLayout.FLAG_ROWS_READ, 0, 0, 0, 0, 0, -1, 0, 0, 0, 0);
        engine.stop();
        assertThat(merged().agent().adviceErrors().keySet())
                .singleElement()
                .satisfies(key -> assertThat(key).startsWith("engine: "));
    }

    @Test
    void describesTheInstance() throws Exception {
        EventIntake intake = EventFeed.intake(64);
        Engine engine = engine(intake, settings(Duration.ofHours(1)));
        engine.start();
        engine.stop();
        Dump dump = merged();
        assertThat(dump.instances()).singleElement().satisfies(instance -> {
            assertThat(instance.service()).isEqualTo("shop");
            assertThat(instance.version()).isEqualTo("1.2");
            assertThat(instance.pid()).isEqualTo(ProcessHandle.current().pid());
            assertThat(instance.started()).isBefore(Instant.now());
        });
        assertThat(dump.agent().versions()).containsExactly("0.1");
        assertThat(dump.agent().configuration()).isEqualTo(Map.of("dump.keep", "100"));
    }

    @Test
    void showsTheIntervalSoFarToThoseWhoWatchAndTakesNothingFromItsDump() throws Exception {
        EventIntake intake = EventFeed.intake(1_024);
        EventFeed feed = new EventFeed(intake, EventFeed.Way.TOGETHER);
        int query = EventFeed.query("select watched");
        Engine engine = engine(intake, settings(Duration.ofHours(1)));
        engine.start();
        feed.query(0, 1, 1_000, query, 1, 1, 0);
        watchUntil(1);
        feed.query(0, 2, 1_000, query, 1, 2, 0);
        watchUntil(2);
        Path live = DumpFolder.live(folder).get(0);
        assertThat(LiveName.parse(live.getFileName().toString()).orElseThrow().sequence())
                .isZero();
        assertThat(Files.getPosixFilePermissions(live))
                .isEqualTo(Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
        assertThat(DumpFolder.list(folder)).isEmpty();
        engine.stop();
        assertThat(live).doesNotExist();
        Dump dump = merged();
        assertThat(dump.queries().get(0).executions()).isEqualTo(2);
        assertThat(dump.agent().recordedEvents()).isEqualTo(2);
        assertThat(dump.agent().adviceErrors()).isEmpty();
        assertThat(log).isEmpty();
    }

    @Test
    void takesTheLiveDumpAwayWhenNobodyWatchesAnyMore() throws Exception {
        Engine engine = engine(EventFeed.intake(64), settings(Duration.ofHours(1)));
        engine.start();
        watchUntil(0);
        Files.delete(folder.resolve(DumpFolder.WATCHED));
        until(() -> DumpFolder.live(folder).isEmpty());
        engine.stop();
        assertThat(log).isEmpty();
    }

    @Test
    void aLiveDumpBelongsToTheDumpThatComesNext() throws Exception {
        EventIntake intake = EventFeed.intake(1_024);
        Engine engine = engine(intake, settings(Duration.ofMillis(1_500)));
        engine.start();
        until(() -> {
            new EventFeed(intake, EventFeed.Way.TOGETHER).query(0, 1, 1_000, EventFeed.query("select next"), 1, 1, 0);
            touch();
            List<Path> live = DumpFolder.live(folder);
            return !live.isEmpty() && live.get(0).toString().endsWith("-000002.live");
        });
        // Those before it went with their dumps; of the second's there may be one for a moment beside the dump.
        assertThat(DumpFolder.list(folder)).hasSizeGreaterThanOrEqualTo(2);
        engine.stop();
        assertThat(DumpFolder.live(folder)).isEmpty();
    }

    @Test
    void aFolderThatVanishesWhileSomebodyWatchesIsSurvived() throws Exception {
        Path dumps = folder.resolve("dumps");
        EventIntake intake = EventFeed.intake(64);
        Engine engine = engine(intake, settings(dumps, Duration.ofHours(1)));
        engine.start();
        until(() -> {
            Files.createDirectories(dumps);
            touch(dumps);
            return !DumpFolder.live(dumps).isEmpty();
        });
        Files.move(dumps, folder.resolve("moved"));
        LockSupport.parkNanos(Duration.ofMillis(1_500).toNanos());
        engine.stop();
        assertThat(DumpFile.read(DumpFolder.list(dumps).get(0)).agent().adviceErrors())
                .isEmpty();
        assertThat(log).isEmpty();
    }

    @Test
    void deletesLiveDumpsThatKilledInstancesOfItsServiceLeftBehind() throws Exception {
        Path dead = Files.createFile(folder.resolve("pitot-shop-dead-000003.live"));
        Path others = Files.createFile(folder.resolve("pitot-orders-dead-000003.live"));
        Path lately = Files.createFile(folder.resolve("pitot-shop-lately-000003.live"));
        for (Path old : List.of(dead, others)) {
            Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
        }
        Engine engine = engine(EventFeed.intake(64), settings(Duration.ofHours(1)));
        engine.start();
        engine.stop();
        assertThat(DumpFolder.live(folder)).containsExactly(others, lately);
    }

    /** Watches until a live dump tells of so many executions. */
    private void watchUntil(long executions) throws IOException {
        until(() -> {
            touch();
            for (Path live : DumpFolder.live(folder)) {
                try {
                    List<Query> queries = DumpFile.read(live).queries();
                    return queries.stream().mapToLong(Query::executions).sum() == executions;
                } catch (DumpException e) {
                    return false;
                }
            }
            return false;
        });
    }

    private void touch() throws IOException {
        touch(folder);
    }

    private static void touch(Path folder) throws IOException {
        Path watched = folder.resolve(DumpFolder.WATCHED);
        if (!Files.exists(watched)) {
            Files.createFile(watched);
        }
        Files.setLastModifiedTime(watched, FileTime.from(Instant.now()));
    }

    private Engine engine(EventIntake intake, EngineSettings settings) {
        return new Engine(
                settings, intake, EventFeed.NOTHING_INSTRUMENTED, EventFeed.NOTHING_SKIPPED, Clock.systemUTC());
    }

    private EngineSettings settings(Duration interval) {
        return settings(folder, interval);
    }

    private EngineSettings settings(Path to, Duration interval) {
        return new EngineSettings(
                "shop", "1.2", "0.1", to, interval, 1_000, true, Map.of("dump.keep", "100"), log::add);
    }

    private EngineSettings keeping(int dumps, Duration interval) {
        return new EngineSettings("shop", "1.2", "0.1", folder, interval, dumps, true, Map.of(), log::add);
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    private static void until(Condition condition) throws IOException {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.holds()) {
            assertThat(System.nanoTime()).as("given up after 30 s").isLessThan(deadline);
            LockSupport.parkNanos(1_000_000);
        }
    }

    private void awaitDumps(int number) throws IOException {
        until(() -> DumpFolder.list(folder).size() >= number);
    }

    private Dump merged() throws IOException, DumpException {
        DumpMerger merger = new DumpMerger();
        for (Path file : DumpFolder.list(folder)) {
            merger.add(DumpFile.read(file));
        }
        return merger.merged();
    }
}
