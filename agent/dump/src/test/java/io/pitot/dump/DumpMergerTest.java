package io.pitot.dump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class DumpMergerTest {

    @RepeatedTest(200)
    void givesTheSameWhateverTheOrderAndTheGrouping(RepetitionInfo repetition) {
        long seed = repetition.getCurrentRepetition();
        Random random = new Random(seed);
        List<Dump> dumps = dumps(seed, 2 + random.nextInt(6));
        Dump expected = merge(dumps);

        List<Dump> shuffled = new ArrayList<>(dumps);
        Collections.shuffle(shuffled, random);
        while (shuffled.size() > 1) {
            int from = random.nextInt(shuffled.size() - 1);
            List<Dump> group = shuffled.subList(from, from + 2);
            Dump merged = merge(group);
            group.clear();
            shuffled.add(random.nextInt(shuffled.size() + 1), merged);
        }

        assertThat(shuffled.get(0)).isEqualTo(expected);
        assertThat(JsonText.of(shuffled.get(0))).isEqualTo(JsonText.of(expected));
    }

    @Test
    void changesNothingWhenAMergedDumpIsMergedAlone() {
        Dump merged = merge(dumps(1, 3));

        assertThat(JsonText.of(merge(List.of(merged)))).isEqualTo(JsonText.of(merged));
    }

    @Test
    void survivesItsWayThroughAFile() throws Exception {
        Dump merged = merge(dumps(7, 5));

        assertThat(Reading.of(JsonText.of(merged))).isEqualTo(merged);
    }

    @Test
    void countsWovenClassesOncePerInstanceHoweverManyDumpsItWrote() {
        Dump merged = merge(List.of(woven("a", 3), woven("a", 5), woven("b", 4), woven("a", 4)));

        assertThat(merged.agent().instrumented())
                .containsExactly(new AgentAccount.Instrumented("jdbc", 9, List.of("x.Y"), Map.of("a", 5L, "b", 4L)));
        assertThat(merged.dumps()).isEqualTo(4);
    }

    @Test
    void saysThatAnOptionDiffersBetweenInstances() {
        Dump a = withConfiguration(Map.of("dump.interval", "10s", "service", "shop"));
        Dump b = withConfiguration(Map.of("dump.interval", "60s", "service", "shop"));

        assertThat(merge(List.of(a, b)).agent().configuration())
                .containsExactly(Map.entry("dump.interval", "(differs)"), Map.entry("service", "shop"));
    }

    @Test
    void keepsTheSlowestRequestsOfEachEndpoint() {
        List<SlowRequest> requests = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            requests.add(new SlowRequest("GET /" + i % 2, Instant.EPOCH, i, 200, List.of(), 0));
        }
        Dump empty = new RandomDumps(1).next();
        Dump merged = merge(List.of(
                withSlowRequests(empty, requests.subList(0, 10)), withSlowRequests(empty, requests.subList(10, 20))));

        assertThat(merged.slowRequests())
                .extracting(SlowRequest::nanos)
                .containsExactly(18L, 16L, 14L, 12L, 10L, 19L, 17L, 15L, 13L, 11L);
    }

    @Test
    void leavesTheVerdictToBeJudgedAnew() {
        assertThat(dumps(3, 20)).anyMatch(dump -> !dump.findings().isEmpty());
        assertThat(merge(dumps(3, 20)).findings()).isEmpty();
    }

    @Test
    void knowsNoSumOfWhatIsPartlyUnknown() {
        JvmAccount known = new JvmAccount(5, 1, 1, 1, 1, 100, 1, 1, 1, List.of());
        JvmAccount unknown = new JvmAccount(-1, 1, 1, 1, 1, -1, 1, 1, 1, List.of());

        assertThat(known.plus(unknown).cpuNanos()).isEqualTo(-1);
        assertThat(unknown.plus(known).cpuNanos()).isEqualTo(-1);
        assertThat(known.plus(unknown).maxHeapBytes()).isEqualTo(100);
    }

    @Test
    void aFullJvmAmongOthersStaysApartFromThem() {
        JvmLoad full = new JvmLoad("a", 10, 20, 5, 1, 100, List.of(new JvmPeriod(0, 4, 95, 95, 10)));
        JvmLoad healthy = new JvmLoad("b", 10, 20, 5, 1, 100, List.of(new JvmPeriod(0, 4, 30, 40, 10)));
        JvmAccount one = new JvmAccount(5, 1, 1, 1, 1, 100, 1, 1, 1, List.of(healthy));
        JvmAccount other = new JvmAccount(5, 1, 1, 1, 1, 100, 1, 1, 1, List.of(full));

        assertThat(one.plus(other).loads()).containsExactly(full, healthy);
    }

    @Test
    void thePartsOfAPeriodThatTwoDumpsHaveAddUpToTheWhole() {
        JvmLoad first = new JvmLoad("a", 10, 20, 5, 1, 100, List.of(new JvmPeriod(3, 4, 95, 96, 10)));
        JvmLoad second = new JvmLoad(
                "a", 7, 14, -1, 2, 100, List.of(new JvmPeriod(3, 1, 80, -1, 12), new JvmPeriod(4, 0, -1, -1, 9)));

        assertThat(first.plus(second))
                .isEqualTo(second.plus(first))
                .isEqualTo(new JvmLoad(
                        "a",
                        17,
                        34,
                        -1,
                        3,
                        100,
                        List.of(new JvmPeriod(3, 5, 80, 96, 10), new JvmPeriod(4, 0, -1, -1, 9))));
    }

    @Test
    void staysAtTheGreatestNumberInsteadOfOverflowing() {
        TimeSplit endless = new TimeSplit(Long.MAX_VALUE, 0, 0, 0, 0, 0, 0, 0, 0, 0, Long.MAX_VALUE);

        assertThat(endless.plus(endless)).isEqualTo(endless);
    }

    @Test
    void refusesToSumNothing() {
        assertThat(new DumpMerger().isEmpty()).isTrue();
        assertThatThrownBy(() -> new DumpMerger().merged()).isInstanceOf(IllegalStateException.class);
    }

    private static List<Dump> dumps(long seed, int count) {
        RandomDumps random = new RandomDumps(seed);
        List<Dump> dumps = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            dumps.add(random.next());
        }
        return dumps;
    }

    private static Dump merge(List<Dump> dumps) {
        DumpMerger merger = new DumpMerger();
        dumps.forEach(merger::add);
        return merger.merged();
    }

    private static Dump woven(String instance, long classes) {
        Dump dump = new RandomDumps(1).next();
        AgentAccount agent = new AgentAccount(
                List.of(),
                Map.of(),
                List.of(new AgentAccount.Instrumented("jdbc", classes, List.of("x.Y"))),
                List.of(),
                0,
                0,
                Map.of(),
                Map.of(),
                0,
                0);
        return with(
                dump,
                List.of(new Instance(instance, "shop", "", "", 1, Instant.EPOCH, "17")),
                agent,
                dump.slowRequests());
    }

    private static Dump withConfiguration(Map<String, String> configuration) {
        Dump dump = new RandomDumps(1).next();
        AgentAccount agent =
                new AgentAccount(List.of(), configuration, List.of(), List.of(), 0, 0, Map.of(), Map.of(), 0, 0);
        return with(dump, dump.instances(), agent, dump.slowRequests());
    }

    private static Dump withSlowRequests(Dump dump, List<SlowRequest> requests) {
        return with(dump, dump.instances(), dump.agent(), requests);
    }

    private static Dump with(Dump dump, List<Instance> instances, AgentAccount agent, List<SlowRequest> slowRequests) {
        return new Dump(
                instances,
                dump.from(),
                dump.to(),
                1,
                dump.jvm(),
                agent,
                dump.endpoints(),
                dump.queries(),
                dump.models(),
                dump.pools(),
                dump.routes(),
                dump.commands(),
                dump.caches(),
                dump.reuses(),
                dump.queryUses(),
                dump.modelUses(),
                dump.routeUses(),
                dump.commandUses(),
                dump.connectionUses(),
                dump.transactionUses(),
                dump.responses(),
                dump.growths(),
                dump.callSites(),
                slowRequests,
                dump.findings());
    }
}
