package io.pitot.cli;

import io.pitot.dump.AgentAccount;
import io.pitot.dump.Answers;
import io.pitot.dump.Cache;
import io.pitot.dump.CallSite;
import io.pitot.dump.CallUse;
import io.pitot.dump.ColumnsRead;
import io.pitot.dump.Command;
import io.pitot.dump.Confidence;
import io.pitot.dump.Distribution;
import io.pitot.dump.Dump;
import io.pitot.dump.Endpoint;
import io.pitot.dump.Finding;
import io.pitot.dump.FindingKind;
import io.pitot.dump.Instance;
import io.pitot.dump.JvmAccount;
import io.pitot.dump.Lapses;
import io.pitot.dump.LockLooks;
import io.pitot.dump.Model;
import io.pitot.dump.ModelStart;
import io.pitot.dump.ModelTraits;
import io.pitot.dump.ModelUse;
import io.pitot.dump.Pool;
import io.pitot.dump.Query;
import io.pitot.dump.QueryUse;
import io.pitot.dump.Reuse;
import io.pitot.dump.Route;
import io.pitot.dump.RowTimes;
import io.pitot.dump.SameInputs;
import io.pitot.dump.Severity;
import io.pitot.dump.SlowRequest;
import io.pitot.dump.TimeSplit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** Dumps of a made-up service, built by hand: what reports are tested with. */
public final class OrdersDumps {

    public static final long MS = 1_000_000;

    static final Instant FROM = Instant.parse("2026-11-20T14:02:00Z");

    private OrdersDumps() {}

    /** Two instances' dumps, merged: an N+1, a slow query, failures, a waiting pool, a model, and small fry. */
    public static Dump busy() {
        return busy(List.of(
                endpoint("GET /orders/{id}", 9_804, 0, 196, 412, 433_336),
                endpoint("POST /payments", 1_000, 120, 80, 95, 2_000),
                endpoint("GET /search", 400, 0, 300, 1_400, 400),
                endpoint(Endpoint.NO_REQUEST, 0, 0, 0, 0, 120)));
    }

    /** The same service when its N+1 was gone, its search slower, and hardly anybody paid. */
    public static Dump fixed() {
        return busy(List.of(
                endpoint("GET /orders/{id}", 9_700, 0, 80, 150, 19_400),
                endpoint("POST /payments", 12, 0, 80, 95, 24),
                endpoint("GET /search", 420, 0, 650, 1_400, 420),
                endpoint(Endpoint.NO_REQUEST, 0, 0, 0, 0, 120)));
    }

    private static Dump busy(List<Endpoint> great) {
        List<Endpoint> endpoints = new ArrayList<>(great);
        for (int i = 1; i <= 9; i++) {
            endpoints.add(endpoint("GET /small/" + i, 50L * i, 0, i, 2L * i, 50L * i));
        }
        return new Dump(
                List.of(instance("i-1", "orders-api"), instance("i-2", "orders-api")),
                FROM,
                FROM.plusSeconds(1_800),
                12,
                new JvmAccount(
                        1_500_000 * MS,
                        3_600_000 * MS,
                        64_800 * MS,
                        412,
                        620_000_000,
                        1_024_000_000,
                        84,
                        19_204,
                        4,
                        List.of()),
                account(25_000, 100),
                endpoints,
                queries(),
                models(),
                List.of(new Pool("orders", durations(11_204, 1, 40), 3, 7, 10, 10, durations(11_201, 12, 60))),
                List.of(
                        new Route(
                                "GET prices.acme.com/products/{n}",
                                8_200,
                                12,
                                Map.of("200", 8_188L, "503", 12L),
                                Map.of(),
                                durations(8_200, 8, 31),
                                0,
                                4,
                                2_460_000,
                                8_188,
                                Map.of("s:3", 40L)),
                        new Route(
                                "POST bank.acme.com/payments",
                                1_000,
                                0,
                                Map.of("201", 1_000L),
                                Map.of(),
                                durations(1_000, 20, 45),
                                0,
                                0,
                                0,
                                0,
                                Map.of())),
                List.of(
                        command("GET cart:{n}", 9_000, 9_000, 5_400, 0, 0),
                        command("SET cart:{n}", 3_600, 0, 0, 3_600, 3_600)),
                List.of(
                        new Cache(
                                "caffeine products",
                                "caffeine",
                                98_400,
                                1_600,
                                1_600,
                                2,
                                19_200 * MS,
                                0,
                                600,
                                100_000,
                                0,
                                1_000,
                                500,
                                0,
                                Map.of("s:3", 100_000L)),
                        new Cache(
                                "ehcache rates",
                                "ehcache",
                                900,
                                1_100,
                                1_100,
                                0,
                                4_400 * MS,
                                1_100,
                                0,
                                0,
                                0,
                                0,
                                0,
                                0,
                                Map.of())),
                List.of(
                        reuse(Reuse.QUERY, "q:00000000000000b0", 400, 40, 180),
                        reuse(Reuse.MODEL, "fraud-v3", 14_000, 9_000, 2),
                        Reuse.unfollowed(Endpoint.OTHER, 90 * MS, Map.of("room", 1_200L, "locks", 30L))),
                List.of(use("q:00000000000000c0", Endpoint.NO_REQUEST, 120, 60 * MS)),
                List.of(new ModelUse(
                        "POST /payments",
                        "fraud-v3",
                        1_000,
                        14_000,
                        29_400 * MS,
                        14_000,
                        14,
                        1_000,
                        14_000,
                        1,
                        14_000,
                        Map.of(),
                        SameInputs.NONE,
                        ModelStart.NONE)),
                List.of(
                        callUse("POST /payments", "GET prices.acme.com/products/{n}", 1_000, 8_200, 90_000 * MS),
                        callUse("POST /payments", "POST bank.acme.com/payments", 1_000, 1_000, 20_100 * MS)),
                List.of(
                        callUse("GET /search", "GET cart:{n}", 400, 8_960, 2_700 * MS),
                        callUse(Endpoint.NO_REQUEST, "GET cart:{n}", 0, 40, 12 * MS),
                        callUse("GET /search", "SET cart:{n}", 400, 3_600, 1_100 * MS)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                callSites(),
                slowRequests(),
                List.of());
    }

    /** The same with other call sites. */
    public static Dump withCallSites(List<CallSite> callSites) {
        Dump dump = busy();
        return of(dump.endpoints(), dump.queries(), callSites);
    }

    /** The same with other endpoints and queries. */
    public static Dump of(List<Endpoint> endpoints, List<Query> queries) {
        return of(endpoints, queries, busy().callSites());
    }

    /** A service with many endpoints and queries. */
    public static Dump large(int endpoints, int queries) {
        List<Endpoint> many = new ArrayList<>(busy().endpoints());
        for (int i = many.size(); i < endpoints; i++) {
            many.add(endpoint("GET /shop/{tenant}/resource/" + i, 1_000 - i, i % 7, 1 + i % 90, 2 + i % 400, 2_000));
        }
        List<Query> text = new ArrayList<>(busy().queries());
        for (int i = text.size(); i < queries; i++) {
            String sql = "SELECT a.id, a.name FROM table_" + i + " a JOIN b ON b.id = a.b WHERE a.x = ? AND a.y IN (?)";
            text.add(query(
                    "q:%016x".formatted(0x1000_0000_0000L + i),
                    sql,
                    10_000 - i,
                    1 + i % 50,
                    2 + i % 300,
                    Map.of("s:1", 1L)));
        }
        return of(many, text);
    }

    private static Dump of(List<Endpoint> endpoints, List<Query> queries, List<CallSite> callSites) {
        Dump dump = busy();
        return new Dump(
                dump.instances(),
                dump.from(),
                dump.to(),
                dump.dumps(),
                dump.jvm(),
                dump.agent(),
                endpoints,
                queries,
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
                callSites,
                dump.slowRequests(),
                dump.findings());
    }

    /** The verdict on {@link #busy}, as rules might give it: not in the order of the report. */
    public static List<Finding> verdict() {
        return List.of(
                finding(
                        "np1:7f3a91c2",
                        FindingKind.N_PLUS_ONE,
                        Severity.HIGH,
                        Confidence.PROVEN,
                        "GET /orders/{id}",
                        "q:7f3a91c200000000",
                        "s:1",
                        "N+1: order_item SELECT runs 41× per request",
                        List.of(
                                "proven: 1.0 execution per row of q:00000000000000a0, over 9,804 requests",
                                "41 executions per request, 41 different parameters"),
                        9_804,
                        118 * MS,
                        0.351,
                        "Load the children with the parents: @EntityGraph(attributePaths = \"items\") or JOIN FETCH.\nOr load many at once: @BatchSize on the association."),
                finding(
                        "err:2aa33f63",
                        FindingKind.FAILING_ENDPOINT,
                        Severity.HIGH,
                        Confidence.PROVEN,
                        "POST /payments",
                        "POST /payments",
                        "s:2",
                        "Failing endpoint: 12 % of requests fail (PaymentGatewayException)",
                        List.of("measured: 120 of 1,000 requests threw or ended with status 500 or above"),
                        120,
                        0,
                        0,
                        "Find out why PaymentGateway.authorise fails."),
                finding(
                        "end:1fd5f229",
                        FindingKind.SLOW_ENDPOINT,
                        Severity.MEDIUM,
                        Confidence.PROVEN,
                        "GET /search",
                        "GET /search",
                        "",
                        "Slow endpoint: 5 % of requests take longer than 1.4 s",
                        List.of("measured: 400 requests"),
                        40,
                        2_000 * MS,
                        0.03,
                        "Start with slow:f29699d0."),
                finding(
                        "slow:f29699d0",
                        FindingKind.SLOW_QUERY,
                        Severity.HIGH,
                        Confidence.PROVEN,
                        "GET /search",
                        "q:00000000000000b0",
                        "s:4",
                        "Slow query: product SELECT takes 1.3 s (p95)",
                        List.of("measured: 400 executions"),
                        400,
                        180 * MS,
                        0.029,
                        "Look at its plan: does it read many rows to find few?"),
                finding(
                        "inf:1b279a74",
                        FindingKind.UNBATCHED_INFERENCE,
                        Severity.MEDIUM,
                        Confidence.LIKELY,
                        "POST /payments",
                        "fraud-v3",
                        "s:3",
                        "Model fraud-v3 scores one row at a time, 14× per request",
                        List.of("likely: 14 calls per request with one row each"),
                        1_000,
                        28 * MS,
                        0.011,
                        "Collect the rows first and call the model once."),
                finding(
                        "dup:00c0ffee",
                        FindingKind.DUPLICATE_QUERY,
                        Severity.LOW,
                        Confidence.POSSIBLE,
                        Endpoint.NO_REQUEST,
                        "q:00000000000000c0",
                        "",
                        "Duplicate query: tax_rate SELECT",
                        List.of(),
                        0,
                        0,
                        0,
                        ""));
    }

    /** One dump of one instance of a service, with a little traffic. */
    public static Dump small(String service, String instance, int minute) {
        return minute(service, instance, minute, 20);
    }

    /** The same without its failures. */
    public static Dump healthy(String service, String instance) {
        return minute(service, instance, 0, 0);
    }

    private static Dump minute(String service, String instance, int minute, long errors) {
        Instant from = FROM.plusSeconds(60L * minute);
        return new Dump(
                List.of(instance(instance, service)),
                from,
                from.plusSeconds(60),
                1,
                new JvmAccount(
                        10_000 * MS, 60_000 * MS, 100 * MS, 2, 100_000_000, 500_000_000, 20, 9_000, 2, List.of()),
                account(1_000, 0),
                List.of(endpoint("GET /orders", 100, errors, 10, 30, 100)),
                List.of(query(
                        "q:00000000000000a0",
                        "SELECT id, name, created FROM orders WHERE id = ?",
                        100,
                        2,
                        5,
                        Map.of())),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    /** A dump of a JVM in which nothing happened. */
    public static Dump idle() {
        return idle(new AgentAccount(List.of("0.1.0"), Map.of(), List.of(), List.of(), 0, 0, Map.of(), Map.of(), 0, 0));
    }

    /** A service of one endpoint, with so many queries that no request is known for, and so many that belong to one. */
    public static Dump withRequestless(long requestless, long others) {
        Dump dump = idle();
        String endpoint = "GET /orders/{id}";
        return new Dump(
                dump.instances(),
                dump.from(),
                dump.to(),
                dump.dumps(),
                dump.jvm(),
                dump.agent(),
                List.of(
                        endpoint(endpoint, 10, 0, 1, 2, others),
                        endpoint(Endpoint.NO_REQUEST, 0, 0, 0, 0, requestless)),
                List.of(query("q:00000000000000c0", "SELECT 1", requestless + others, 1, 2, Map.of())),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(
                        use("q:00000000000000c0", Endpoint.NO_REQUEST, requestless, MS),
                        use("q:00000000000000c0", endpoint, others, MS)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    /** The same as {@link #idle}, of an agent that did not observe everything in its thousand events. */
    public static Dump withLapses(Lapses lapses) {
        return idle(new AgentAccount(
                List.of("0.1.0"), Map.of(), List.of(), List.of(), 1_000, 0, Map.of(), Map.of(), 0, 0, lapses));
    }

    private static Dump idle(AgentAccount agent) {
        return new Dump(
                List.of(instance("i-9", "idle")),
                FROM,
                FROM.plusSeconds(60),
                1,
                new JvmAccount(1_000 * MS, 60_000 * MS, 0, 0, 50_000_000, 500_000_000, 12, 4_000, 2, List.of()),
                agent,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    public static Instance instance(String id, String service) {
        return new Instance(id, service, "2.4.1", "host-" + id, 42, FROM.minusSeconds(60), "17.0.9 Temurin");
    }

    public static Query query(String id, String sql, long executions, long p50, long p95, Map<String, Long> sites) {
        Distribution duration = durations(executions, p50, p95);
        return new Query(
                id,
                sql,
                "SELECT",
                executions,
                0,
                Map.of(),
                duration,
                duration.total(),
                0,
                executions,
                1,
                0,
                0,
                0,
                sites,
                ColumnsRead.NONE,
                0,
                0);
    }

    /** Calls with so many keys, of which every fifth repeat follows a write, and the longer values live the more hits there are. */
    public static Reuse reuse(String kind, String subject, long calls, long keys, long millis) {
        long repeats = calls - keys;
        Map<String, Long> hits = new HashMap<>();
        for (int i = 0; i < Reuse.LIFETIMES.size(); i++) {
            for (int size : Reuse.SIZES) {
                hits.put(Reuse.cell(Reuse.LIFETIMES.get(i), size), repeats * (i + 1) / 5 * Math.min(size, keys) / keys);
            }
        }
        return new Reuse(
                kind,
                subject,
                calls,
                calls * millis * MS,
                calls,
                keys,
                keys,
                repeats * millis * MS,
                0,
                Map.of("16", repeats / 2, "64", repeats - repeats / 2),
                Map.of("16", repeats / 2 * 4 / 5, "64", (repeats - repeats / 2) * 4 / 5),
                hits,
                Map.of());
    }

    public static Finding finding(
            String id,
            FindingKind kind,
            Severity severity,
            Confidence confidence,
            String endpoint,
            String subject,
            String site,
            String title,
            List<String> evidence,
            long occurrences,
            long nanos,
            double share,
            String remedy) {
        return new Finding(
                id,
                kind,
                severity,
                confidence,
                endpoint,
                subject,
                site,
                title,
                evidence,
                occurrences,
                nanos,
                nanos * occurrences,
                share,
                remedy);
    }

    /** So many durations in milliseconds: nine tenths of one length and a tenth of another. */
    public static Distribution durations(long count, long most, long few) {
        Histogram histogram = new Histogram(Distribution.DIGITS);
        long slow = count / 10;
        if (count > 0) {
            histogram.recordValueWithCount(most * MS, count - slow);
            histogram.recordValueWithCount(few * MS, slow);
        }
        return Distribution.copyOf(histogram, ((count - slow) * most + slow * few) * MS);
    }

    private static List<Query> queries() {
        List<Query> queries = new ArrayList<>(List.of(
                query(
                        "q:7f3a91c200000000",
                        "SELECT i.id, i.sku, i.price FROM order_item i WHERE i.order_id = ?",
                        401_964,
                        2,
                        6,
                        Map.of("s:1", 90L, "s:4", 10L)),
                query(
                        "q:00000000000000a0",
                        "SELECT o.id, o.customer_id, o.created FROM sales.orders o WHERE o.id = ?",
                        9_804,
                        4,
                        9,
                        Map.of("s:5", 3L)),
                query(
                        "q:00000000000000b0",
                        "SELECT * FROM product p WHERE lower(p.name) LIKE ? ORDER BY p.name",
                        400,
                        180,
                        1_300,
                        Map.of("s:4", 7L)),
                query("q:00000000000000c0", "SELECT rate FROM tax_rate WHERE country = ?", 240, 1, 2, Map.of())));
        for (int i = 1; i <= 8; i++) {
            queries.add(
                    query("q:d" + i + "00000000000000", "SELECT id, name, size FROM small_" + i, 50, i, i, Map.of()));
        }
        return queries;
    }

    private static List<CallSite> callSites() {
        return List.of(
                new CallSite(
                        "s:1",
                        List.of(
                                frame("com.acme.orders.OrderService", "lambda$toDto$0", "OrderService.java", 87),
                                frame("com.acme.orders.OrderService$$SpringCGLIB$$0", "toDto", "<generated>", -1),
                                frame("com.acme.orders.OrderController", "get", "OrderController.java", 41)),
                        List.of()),
                new CallSite(
                        "s:2",
                        List.of(frame("com.acme.pay.PaymentGateway", "authorise", "PaymentGateway.java", 29)),
                        List.of()),
                new CallSite(
                        "s:3", List.of(frame("com.acme.pay.FraudScorer", "<init>", "FraudScorer.java", 52)), List.of()),
                new CallSite("s:4", List.of(frame("com.acme.search.SearchService$Index", "find", "", -1)), List.of()),
                new CallSite(
                        "s:5",
                        List.of(frame("com.acme.orders.OrderRepository", "byId", "OrderRepository.kt", 12)),
                        List.of()));
    }

    /** A request with an N+1 in it, and one that fails. */
    private static List<SlowRequest> slowRequests() {
        List<SlowRequest.Step> steps = new ArrayList<>();
        steps.add(new SlowRequest.Step("pool", "orders", "", 2 * MS, 12 * MS, 0, 0, false));
        steps.add(new SlowRequest.Step("query", "q:00000000000000a0", "s:5", 15 * MS, 7 * MS, 2 * MS, 1, false));
        steps.add(new SlowRequest.Step("transaction", "", "s:5", 24 * MS, 380 * MS, 0, 60, false));
        for (int i = 0; i < 60; i++) {
            steps.add(new SlowRequest.Step(
                    "query", "q:7f3a91c200000000", "s:1", (26 + 6L * i) * MS, 4 * MS, MS, 1, false));
        }
        return List.of(
                new SlowRequest("GET /orders/{id}", FROM.plusSeconds(61), 412 * MS, 200, steps, 3),
                new SlowRequest(
                        "POST /payments",
                        FROM.plusSeconds(95),
                        95 * MS,
                        500,
                        List.of(
                                new SlowRequest.Step("inference", "fraud-v3", "s:3", 4 * MS, 60 * MS, 0, 1, false),
                                new SlowRequest.Step(
                                        "http", "POST bank.acme.com/payments", "", 66 * MS, 28 * MS, 0, 0, true)),
                        0));
    }

    private static CallSite.Frame frame(String type, String method, String file, int line) {
        return new CallSite.Frame(type, method, file, line);
    }

    private static AgentAccount account(long recorded, long dropped) {
        return new AgentAccount(
                List.of("0.1.0"),
                Map.of("dump.interval", "60s"),
                List.of(new AgentAccount.Instrumented("jdbc", 4, List.of("org.h2.jdbc.JdbcStatement"))),
                dropped == 0
                        ? List.of()
                        : List.of(new AgentAccount.Skipped("servlet", "com.acme.Odd", "its class file cannot be read")),
                recorded,
                dropped,
                Map.of(),
                dropped == 0 ? Map.of() : Map.of("queries", 12L),
                0,
                1_000 * MS);
    }

    private static List<Model> models() {
        return List.of(
                new Model(
                        "fraud-v3",
                        14_000,
                        0,
                        Map.of(),
                        durations(14_000, 2, 4),
                        14_000,
                        true,
                        Map.of("s:3", 9L),
                        Answers.NONE,
                        RowTimes.NONE,
                        new ModelStart(1, 850 * MS, 850 * MS, 1, 40 * MS, 40 * MS),
                        new ModelTraits("features float[?×30]", false, 3)),
                language("claude-haiku-4-5-20251001", new Answers(398, 480_000, 320_000, 96_000, 12, 0, 0, 0)),
                language("house-model", new Answers(400, 1_200_000, 0, 40_000, 0, 400, 120_000 * MS, 900 * MS)));
    }

    private static Model language(String id, Answers answers) {
        return new Model(
                id,
                400,
                2,
                Map.of(),
                durations(400, 900, 2_100),
                400,
                false,
                Map.of("s:3", 4L),
                answers,
                RowTimes.NONE,
                ModelStart.NONE,
                ModelTraits.NONE);
    }

    private static Command command(String id, long calls, long lookups, long hits, long stores, long expiring) {
        return new Command(
                id,
                calls,
                0,
                Map.of(),
                durations(calls, 1, 2),
                calls,
                lookups,
                hits,
                stores,
                expiring,
                calls * 420,
                calls,
                2_100,
                0,
                Map.of("s:3", 9L));
    }

    static CallUse callUse(String endpoint, String subject, long requests, long calls, long nanos) {
        return new CallUse(
                endpoint, subject, requests, calls, nanos, 9, requests, calls, nanos, calls, 0, 0, 0, Map.of(),
                Map.of());
    }

    public static Endpoint endpoint(String id, long requests, long errors, long p50, long p95, long queries) {
        Distribution duration = durations(requests, p50, p95);
        long total = duration.total();
        TimeSplit time = new TimeSplit(
                total,
                total / 2,
                total / 10,
                total / 20,
                total / 100,
                total / 25,
                total / 50,
                total / 5,
                0,
                0,
                total - total / 2 - total / 10 - total / 20 - total / 100 - total / 25 - total / 50 - total / 5);
        return new Endpoint(
                id,
                "http",
                id.startsWith("(") || id.indexOf(' ') < 0 ? "" : id.substring(0, id.indexOf(' ')),
                id.substring(id.indexOf(' ') + 1),
                requests,
                errors,
                errors == 0 ? Map.of("200", requests) : Map.of("200", requests - errors, "500", errors),
                errors == 0 ? Map.of() : Map.of("com.acme.pay.PaymentGatewayException", errors),
                Map.of(),
                duration,
                time,
                LockLooks.NONE,
                List.of(),
                queries,
                requests == 0 ? 0 : queries / requests + 1,
                2_000 * requests,
                requests,
                3 * MS * requests,
                requests,
                150_000 * requests,
                requests);
    }

    private static QueryUse use(String query, String endpoint, long executions, long nanos) {
        return new QueryUse(
                endpoint,
                query,
                0,
                executions,
                0,
                nanos,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                executions,
                0,
                0,
                0,
                executions,
                Map.of(),
                Map.of());
    }
}
