package io.pitot.dump;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/** Dumps with everything in them, at random but the same for the same seed; ids collide often. */
final class RandomDumps {

    private final Random random;

    RandomDumps(long seed) {
        this.random = new Random(seed);
    }

    Dump next() {
        List<Instance> instances = List.of(instance());
        return new Dump(
                instances,
                instant(),
                instant(),
                1,
                new JvmAccount(
                        random.nextInt(10) == 0 ? -1 : number(),
                        number(),
                        number(),
                        number(),
                        number(),
                        number(),
                        number(),
                        number(),
                        random.nextInt(64),
                        records(3, this::load)),
                agent(),
                records(3, this::endpoint),
                records(4, this::query),
                records(2, this::model),
                records(2, this::pool),
                records(2, this::route),
                records(2, this::command),
                records(2, this::cache),
                records(3, this::reuse),
                records(4, this::queryUse),
                records(2, this::modelUse),
                records(2, () -> callUse("GET a.example.org/b/{n}")),
                records(2, () -> callUse("GET user:{n}")),
                records(3, this::connectionUse),
                records(2, this::transactionUse),
                records(2, this::responseUse),
                records(3, this::growth),
                records(3, this::callSite),
                records(9, this::slowRequest),
                records(2, this::finding));
    }

    Instance instance() {
        String id = pick("a1", "b2", "c3");
        return new Instance(id, "shop", pick("", "1.0"), "host", 42, Instant.EPOCH, "17.0.1 Adoptium");
    }

    private AgentAccount agent() {
        return new AgentAccount(
                List.of(pick("0.1.0", "0.2.0")),
                Map.of("dump.interval", pick("10s", "60s"), "service", "shop"),
                List.of(new AgentAccount.Instrumented(
                        pick("jdbc", "servlet"), random.nextInt(50), List.of(pick("a.B", "c.D"), "e.F"))),
                records(1, () -> new AgentAccount.Skipped("jdbc", pick("x.Y", "x.Z"), "too old")),
                number(),
                number(),
                counts("java.lang.NoSuchFieldError at a.B"),
                counts("queries", "endpoints"),
                number(),
                number(),
                random.nextBoolean()
                        ? Lapses.NONE
                        : new Lapses(
                                counts("java.lang.Error at a.B", "b"),
                                number(),
                                counts("sampled: heap", "off: gc"),
                                number(),
                                number()));
    }

    private Endpoint endpoint() {
        String route = pick("/a", "/b/{id}", "/ü\"\\\n");
        return new Endpoint(
                "GET " + route,
                "http",
                "GET",
                route,
                number(),
                number(),
                counts("200", "500"),
                counts("x.YException"),
                counts("s:1", "s:2"),
                distribution(),
                time(),
                random.nextBoolean() ? LockLooks.NONE : new LockLooks(number(), counts("s:1", "s:2"), counts("s:3")),
                records(3, this::slowTime),
                number(),
                number(),
                number(),
                number(),
                number(),
                number(),
                number(),
                number());
    }

    private Query query() {
        String id = pick("q:1", "q:2", "q:3");
        return new Query(
                id,
                "SELECT ? FROM t" + id,
                "SELECT",
                number(),
                number(),
                counts("08006"),
                distribution(),
                number(),
                number(),
                number(),
                number(),
                number(),
                number(),
                number(),
                counts("s:1", "s:2", "s:3"),
                random.nextBoolean()
                        ? ColumnsRead.NONE
                        : new ColumnsRead(random.nextInt(4) - 1, random.nextInt(16) << 1, number()),
                number(),
                number());
    }

    private Model model() {
        return new Model(
                pick("fraud-v3", "rank"),
                number(),
                number(),
                counts("x.Y"),
                distribution(),
                number(),
                random.nextBoolean(),
                counts("s:1"),
                random.nextBoolean()
                        ? Answers.NONE
                        : new Answers(number(), number(), number(), number(), number(), number(), number(), number()),
                random.nextBoolean() ? RowTimes.NONE : new RowTimes(number(), number(), number(), number(), number()),
                modelStart(),
                random.nextBoolean()
                        ? ModelTraits.NONE
                        : new ModelTraits(pick("features float[?×30]", ""), random.nextBoolean(), number()));
    }

    private ModelStart modelStart() {
        return random.nextBoolean()
                ? ModelStart.NONE
                : new ModelStart(number(), number(), number(), number(), number(), number());
    }

    private Cache cache() {
        return new Cache(
                pick("caffeine products", "spring rates"),
                pick("caffeine", "spring"),
                number(),
                number(),
                number(),
                number(),
                number(),
                number(),
                number(),
                number(),
                number(),
                number(),
                number(),
                number(),
                counts("s:1", "s:2"));
    }

    private Reuse reuse() {
        return new Reuse(
                pick(Reuse.QUERY, Reuse.MODEL),
                pick("q:1", "m", "other"),
                number(),
                number(),
                number(),
                number(),
                number(),
                number(),
                number(),
                counts("1", "64"),
                counts("1", "64"),
                counts("1s/64", "10s/512"),
                counts("room", "locks"));
    }

    private Pool pool() {
        return new Pool(
                pick("main", "replica"), distribution(), number(), number(), number(), number(), distribution());
    }

    private Route route() {
        return new Route(
                pick("GET a.example.org/b/{n}", "POST b.example.org/c"),
                number(),
                number(),
                counts("200", "503"),
                counts("x.Y"),
                distribution(),
                number(),
                number(),
                number(),
                number(),
                counts("s:1"));
    }

    private Command command() {
        return new Command(
                pick("GET user:{n}", "SET user:{n}"),
                number(),
                number(),
                counts("x.Y"),
                distribution(),
                number(),
                number(),
                number(),
                number(),
                number(),
                number(),
                number(),
                number(),
                number(),
                counts("s:1"));
    }

    private CallUse callUse(String subject) {
        return new CallUse(
                pick("GET /a", "GET /b/{id}"),
                subject,
                number(),
                number(),
                number(),
                number(),
                number(),
                number(),
                number(),
                number(),
                number(),
                number(),
                number(),
                counts("s:1"),
                counts("s:2"));
    }

    private QueryUse queryUse() {
        return new QueryUse(
                pick("GET /a", "GET /b/{id}"),
                pick("q:1", "q:2"),
                number(),
                number(),
                number(),
                number(),
                number(),
                number(),
                number(),
                number(),
                number(),
                number(),
                number(),
                number(),
                number(),
                number(),
                number(),
                number(),
                random.nextBoolean() ? 0 : number(),
                number(),
                counts("s:1", "s:2"),
                counts("s:3"));
    }

    private ModelUse modelUse() {
        return new ModelUse(
                pick("GET /a", "GET /b/{id}"),
                "fraud-v3",
                number(),
                number(),
                number(),
                number(),
                number(),
                number(),
                number(),
                number(),
                number(),
                counts("s:1"),
                random.nextBoolean() ? SameInputs.NONE : new SameInputs(number(), number(), number()),
                modelStart());
    }

    private TimeSplit time() {
        return new TimeSplit(
                number(), number(), number(), number(), number(), number(), number(), number(), number(), number(),
                number());
    }

    private SlowTime slowTime() {
        return new SlowTime(pick(500_000_000L, 707_106_781L, 1_000_000_000L), number(), time());
    }

    private JvmLoad load() {
        return new JvmLoad(
                pick("a1", "b2", "c3"),
                number(),
                number(),
                random.nextInt(10) == 0 ? -1 : number(),
                number(),
                random.nextInt(10) == 0 ? -1 : number(),
                records(4, this::period));
    }

    private JvmPeriod period() {
        return new JvmPeriod(
                random.nextInt(4),
                number(),
                random.nextInt(4) == 0 ? -1 : number(),
                random.nextInt(4) == 0 ? -1 : number(),
                number());
    }

    private ConnectionUse connectionUse() {
        return new ConnectionUse(
                pick("GET /a", "GET /b/{id}"),
                pick("main", "replica"),
                number(),
                number(),
                number(),
                number(),
                number(),
                number(),
                time(),
                number(),
                number(),
                number(),
                number(),
                number(),
                number(),
                number(),
                counts("s:1", "s:2"),
                counts("s:1", "s:2"),
                counts("s:1"));
    }

    private TransactionUse transactionUse() {
        return new TransactionUse(
                pick("GET /a", "GET /b/{id}"),
                number(),
                number(),
                number(),
                counts("40001", "23505"),
                number(),
                number(),
                number(),
                number(),
                number(),
                time(),
                counts("s:1"));
    }

    private ResponseUse responseUse() {
        return new ResponseUse(
                pick("GET /a", "GET /b/{id}"),
                number(),
                number(),
                number(),
                number(),
                number(),
                number(),
                number(),
                random.nextLong());
    }

    private Growth growth() {
        return new Growth(
                "GET /a",
                pick("q:1", "q:2"),
                "q:3",
                number(),
                number(),
                number(),
                number(),
                number(),
                number(),
                number(),
                number(),
                random.nextLong(),
                number());
    }

    private CallSite callSite() {
        String id = pick("s:1", "s:2", "s:3");
        return new CallSite(
                id,
                List.of(
                        new CallSite.Frame("com.acme.Orders", "list", "Orders.java", 87),
                        new CallSite.Frame("com.acme.Web", "get", "", -1)),
                random.nextBoolean() ? List.of() : List.of("jooq"));
    }

    private SlowRequest slowRequest() {
        return new SlowRequest(
                pick("GET /a", "GET /b/{id}"),
                instant(),
                random.nextInt(5),
                200,
                records(
                        2,
                        () -> new SlowRequest.Step(
                                "query",
                                "q:1",
                                pick("", "s:1"),
                                number(),
                                number(),
                                number(),
                                number(),
                                random.nextBoolean())),
                number());
    }

    private Finding finding() {
        return random.nextInt(4) > 0
                ? oneFinding()
                : Finding.of(List.of(
                        new Finding.Loop(0, oneFinding()),
                        new Finding.Loop(1, oneFinding()),
                        new Finding.Loop(2, oneFinding())));
    }

    private Finding oneFinding() {
        FindingKind kind = pick(FindingKind.values());
        return new Finding(
                kind.prefix() + ":0123abcd",
                kind,
                Severity.HIGH,
                Confidence.PROVEN,
                "GET /a",
                "q:1",
                "s:1",
                "N+1: t SELECT runs 41× per request",
                List.of("one", "two"),
                number(),
                number(),
                number(),
                random.nextDouble(),
                "Do it.");
    }

    Distribution distribution() {
        Histogram histogram = new Histogram(1, Distribution.MAX_NANOS, Distribution.DIGITS);
        long total = 0;
        for (int i = random.nextInt(20); i > 0; i--) {
            long value = Math.min(Math.round(Math.exp(random.nextDouble() * 28.9)), Distribution.MAX_NANOS);
            long count = 1L + random.nextInt(1_000);
            histogram.recordValueWithCount(value, count);
            total += value * count;
        }
        return Distribution.copyOf(histogram, total);
    }

    private Map<String, Long> counts(String... keys) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (int i = keys.length - 1; i >= 0; i--) {
            if (random.nextInt(4) > 0) {
                counts.put(keys[i], number());
            }
        }
        return counts;
    }

    private <T> List<T> records(int atMost, Supplier<T> one) {
        List<T> records = new ArrayList<>();
        for (int i = random.nextInt(atMost + 1); i > 0; i--) {
            records.add(one.get());
        }
        return records;
    }

    private Instant instant() {
        return Instant.parse("2026-11-21T10:00:00Z").plusMillis(random.nextInt(100_000));
    }

    private long number() {
        return random.nextInt(20) == 0 ? random.nextLong() >>> 1 : random.nextInt(1_000);
    }

    @SafeVarargs
    private <T> T pick(T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
