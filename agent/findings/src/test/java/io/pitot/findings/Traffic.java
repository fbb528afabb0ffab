package io.pitot.findings;

import io.pitot.dump.AgentAccount;
import io.pitot.dump.Answers;
import io.pitot.dump.Cache;
import io.pitot.dump.CallSite;
import io.pitot.dump.CallUse;
import io.pitot.dump.ColumnsRead;
import io.pitot.dump.Command;
import io.pitot.dump.ConnectionUse;
import io.pitot.dump.Distribution;
import io.pitot.dump.Dump;
import io.pitot.dump.Endpoint;
import io.pitot.dump.Growth;
import io.pitot.dump.Instance;
import io.pitot.dump.JvmAccount;
import io.pitot.dump.JvmLoad;
import io.pitot.dump.LockLooks;
import io.pitot.dump.Model;
import io.pitot.dump.ModelStart;
import io.pitot.dump.ModelTraits;
import io.pitot.dump.ModelUse;
import io.pitot.dump.Pool;
import io.pitot.dump.Query;
import io.pitot.dump.QueryUse;
import io.pitot.dump.ResponseUse;
import io.pitot.dump.Reuse;
import io.pitot.dump.Route;
import io.pitot.dump.RowTimes;
import io.pitot.dump.SameInputs;
import io.pitot.dump.SlowTime;
import io.pitot.dump.TimeSplit;
import io.pitot.dump.TransactionUse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/**
 * Requests as a test tells them, summed up into a dump as the agent's documentation says: every earlier
 * query that a request ran is taken for a possible parent of every later one.
 */
final class Traffic {

    static final long MS = 1_000_000;

    private record Call(String query, Object arguments, long rows, long nanos, String site) {}

    private record Score(String model, long rows, long nanos, Object input, long output, boolean isCutOff) {}

    /** A model that is loaded, or called for the first time after that. */
    private record Start(String model, boolean isLoad, long nanos) {}

    /** One request; its calls in their order. */
    static final class Request {
        private final String endpoint;
        private final List<Call> calls = new ArrayList<>();
        private final List<Score> scores = new ArrayList<>();
        private final List<Start> starts = new ArrayList<>();
        private long nanos = 5 * MS;
        private String exception = "";
        private long poolNanos;
        private long gcNanos;
        private long lockNanos;
        private String lockLine = "";
        private String holderLine = "";

        private Request(String endpoint) {
            this.endpoint = endpoint;
        }

        Request query(String sql, Object arguments, long rows) {
            return query(sql, arguments, rows, MS, "com.acme.Orders#list:40");
        }

        Request query(String sql, Object arguments, long rows, long nanosEach, String site) {
            calls.add(new Call(sql, arguments, rows, nanosEach, site));
            nanos += nanosEach;
            return this;
        }

        Request score(String model, long rows, long nanosEach) {
            return ask(model, new Object(), rows, nanosEach);
        }

        /** One call whose input is told apart from others by being unequal. */
        Request ask(String model, Object input, long rows, long nanosEach) {
            scores.add(new Score(model, rows, nanosEach, input, 0, false));
            nanos += nanosEach;
            return this;
        }

        /** One call of a language model that answers with so many tokens. */
        Request answer(String model, long outputTokens, boolean isCutOff) {
            scores.add(new Score(model, 1, MS, new Object(), outputTokens, isCutOff));
            nanos += MS;
            return this;
        }

        /** The model is loaded. */
        Request load(String model, long nanosOfIt) {
            starts.add(new Start(model, true, nanosOfIt));
            nanos += nanosOfIt;
            return this;
        }

        /** The model is called for the first time. */
        Request first(String model, long nanosOfIt) {
            starts.add(new Start(model, false, nanosOfIt));
            nanos += nanosOfIt;
            return this;
        }

        Request takes(long nanosMore) {
            nanos += nanosMore;
            return this;
        }

        Request waits(long nanosForConnection) {
            poolNanos += nanosForConnection;
            nanos += nanosForConnection;
            return this;
        }

        Request pauses(long nanosOfCollections) {
            gcNanos += nanosOfCollections;
            nanos += nanosOfCollections;
            return this;
        }

        Request isLockedOut(long nanosForLock) {
            lockNanos += nanosForLock;
            nanos += nanosForLock;
            return this;
        }

        /** It was seen to wait for the lock in one line, while the thread that had it was in another. */
        Request isLockedOutAt(String line, String holder) {
            lockLine = line;
            holderLine = holder;
            return this;
        }

        Request fails(String with) {
            exception = with;
            return this;
        }
    }

    private final List<Request> requests = new ArrayList<>();
    private final Set<String> unbatchable = new HashSet<>();
    private final Map<String, ColumnsRead> columnsRead = new TreeMap<>();
    private final Map<String, Long> deepPages = new TreeMap<>();
    private final Map<String, Long> deepPageNanos = new TreeMap<>();
    private final Set<String> onAllProcessors = new HashSet<>();
    private final List<ResponseUse> responses = new ArrayList<>();
    private int argumentsSeen = Integer.MAX_VALUE;
    private long timeouts;
    private String siteSuffix = "";
    private List<String> layers = List.of();
    private List<JvmLoad> loads = List.of();
    private final List<ConnectionUse> connectionUses = new ArrayList<>();
    private final List<TransactionUse> transactionUses = new ArrayList<>();
    private final List<Pool> pools = new ArrayList<>();
    private final List<CallUse> routeUses = new ArrayList<>();
    private final List<CallUse> commandUses = new ArrayList<>();
    private final List<Command> commands = new ArrayList<>();
    private final List<Cache> caches = new ArrayList<>();
    private final List<Reuse> reuses = new ArrayList<>();
    private long pausedCalls;
    private long callsTogether;
    private boolean targetsHidden;
    private final Set<String> moreSites = new TreeSet<>();
    private long wallNanos;
    private long rollbacks;

    Traffic request(String endpoint, Consumer<Request> calls) {
        Request request = new Request(endpoint);
        calls.accept(request);
        requests.add(request);
        return this;
    }

    Traffic requests(int count, String endpoint, Consumer<Request> calls) {
        for (int i = 0; i < count; i++) {
            request(endpoint, calls);
        }
        return this;
    }

    /** The model takes one row per call. */
    Traffic onAllProcessors(String model) {
        onAllProcessors.add(model);
        return this;
    }

    /** Of the columns of a query's results so many are read, the first ones, in all rows. */
    Traffic reads(String sql, int read, int columns, long rows) {
        columnsRead.put(sql, new ColumnsRead(columns, ((1L << read) - 1) << 1, rows));
        return this;
    }

    /** So many of a query's executions skipped many rows, and took so long in all. */
    Traffic skips(String sql, long executions, long nanos) {
        deepPages.put(sql, executions);
        deepPageNanos.put(sql, nanos);
        return this;
    }

    Traffic unbatchable(String model) {
        unbatchable.add(model);
        return this;
    }

    /** What the headers of an endpoint's responses said. */
    Traffic response(ResponseUse use) {
        responses.add(use);
        return this;
    }

    /** Arguments are set in a way that the agent does not see. */
    Traffic hidingArguments() {
        return seeingArguments(0);
    }

    /** Of so many executions of a statement in each request, the first ones, the agent sees with what arguments; of the others not. */
    Traffic seeingArguments(int executions) {
        argumentsSeen = executions;
        return this;
    }

    Traffic timeouts(long count) {
        timeouts = count;
        return this;
    }

    /** Of JVMs of these ids. */
    Traffic loads(JvmLoad... of) {
        loads = List.of(of);
        return this;
    }

    /** What an endpoint did while it had connections; its sites are told as {@code com.acme.Orders#list:40}. */
    Traffic holds(ConnectionUse use) {
        List.of(use.sites(), use.outsideSites(), use.keptSites()).forEach(sites -> moreSites.addAll(sites.keySet()));
        connectionUses.add(new ConnectionUse(
                use.endpoint(),
                use.pool(),
                use.requests(),
                use.uses(),
                use.kept(),
                use.late(),
                use.maxPerRequest(),
                use.maxNanos(),
                use.time(),
                use.outside(),
                use.measured(),
                use.away(),
                use.awayNanos(),
                use.waits(),
                use.nested(),
                use.waitNanos(),
                siteIds(use.sites()),
                siteIds(use.outsideSites()),
                siteIds(use.keptSites())));
        return this;
    }

    /** So many transactions in each of the endpoint's requests, each committed in one of the lines. */
    Traffic commits(String endpoint, int requests, int each, int statements, long nanosEach, String... lines) {
        moreSites.addAll(List.of(lines));
        Map<String, Long> sites = new TreeMap<>();
        List.of(lines).forEach(line -> sites.put(siteId(line), (long) requests * each / lines.length));
        transactionUses.add(new TransactionUse(
                endpoint,
                requests,
                (long) requests * each,
                rollbacks,
                Map.of(),
                (long) requests * each * statements,
                statements,
                each,
                MS,
                nanosEach * requests * each,
                TimeSplit.ZERO,
                sites));
        return this;
    }

    /** Of the transactions of the next {@link #commits}. */
    Traffic rollbacks(long count) {
        rollbacks = count;
        return this;
    }

    /** So many calls of a route in each of the endpoint's requests, with so many different targets, one after the other. */
    Traffic callsRoute(String endpoint, String route, int requests, int each, int distinct, long nanosEach) {
        routeUses.add(callUse(endpoint, route, requests, each, distinct, nanosEach));
        return this;
    }

    /** So many round trips of a command in each of the endpoint's requests, with so many different keys. */
    Traffic asks(String endpoint, String command, int requests, int each, int distinct, long nanosEach) {
        commandUses.add(callUse(endpoint, command, requests, each, distinct, nanosEach));
        int calls = requests * each;
        boolean stores = command.startsWith("SET");
        return stores ? stored(command, calls, 0) : looksUp(command, calls, calls);
    }

    /** Calls of the next {@link #callsRoute} or {@link #asks} that come after a pause, in each request. */
    Traffic pausing(int calls) {
        pausedCalls = calls;
        return this;
    }

    /** The same of calls that begin while another one is under way. */
    Traffic together(int calls) {
        callsTogether = calls;
        return this;
    }

    /** Targets and keys of what follows are not known. */
    Traffic hidingTargets() {
        targetsHidden = true;
        return this;
    }

    /** A command that asked for so many keys, one each time, and found so many. */
    Traffic looksUp(String command, int lookups, int hits) {
        commands.add(command(command, lookups, lookups, hits, 0, 0, 0));
        return this;
    }

    /** A command that stored so many values, so many of them with a lifetime. */
    Traffic stored(String command, int stores, int expiring) {
        commands.add(command(command, stores, 0, 0, stores, expiring, 0));
        return this;
    }

    /** A command that moved so many bytes each time. */
    Traffic moved(String command, int calls, long bytesEach) {
        commands.add(command(command, calls, calls, calls, 0, 0, bytesEach));
        return this;
    }

    /** A cache in the process; its other numbers are told by what it answers. */
    Traffic repeats(Reuse reuse) {
        reuses.add(reuse);
        return this;
    }

    Traffic caches(Cache cache) {
        moreSites.addAll(cache.sites().keySet());
        caches.add(new Cache(
                cache.id(),
                cache.kind(),
                cache.hits(),
                cache.misses(),
                cache.loads(),
                cache.failedLoads(),
                cache.loadNanos(),
                cache.stores(),
                cache.evictions(),
                cache.sized(),
                cache.entriesBefore(),
                cache.entriesAfter(),
                cache.maxEntries(),
                cache.unbounded(),
                siteIds(cache.sites())));
        return this;
    }

    private Command command(String id, int calls, int lookups, int hits, int stores, int expiring, long bytesEach) {
        String line = "com.acme.Carts#cart:40";
        moreSites.add(line);
        return new Command(
                id,
                calls,
                0,
                Map.of(),
                distribution(Collections.nCopies(calls, MS)),
                calls,
                lookups,
                hits,
                stores,
                expiring,
                calls * bytesEach,
                bytesEach > 0 ? calls : 0,
                bytesEach,
                0,
                Map.of(siteId(line), (long) calls));
    }

    private CallUse callUse(String endpoint, String subject, int requests, int each, int distinct, long nanosEach) {
        String line = "com.acme.Carts#cart:40";
        moreSites.add(line);
        boolean isRepeated = each > 1;
        long calls = (long) requests * each;
        return new CallUse(
                endpoint,
                subject,
                requests,
                calls,
                calls * nanosEach,
                each,
                isRepeated ? requests : 0,
                isRepeated ? calls : 0,
                isRepeated ? calls * nanosEach : 0,
                targetsHidden ? 0 : (long) requests * distinct,
                targetsHidden ? calls : 0,
                requests * callsTogether,
                requests * pausedCalls,
                Map.of(siteId(line), calls),
                Map.of(siteId(line), calls - requests));
    }

    private List<Route> routes() {
        return routeUses.stream()
                .map(use -> new Route(
                        use.subject(),
                        use.calls(),
                        0,
                        Map.of("200", use.calls()),
                        Map.of(),
                        Distribution.EMPTY,
                        0,
                        0,
                        0,
                        0,
                        use.sites()))
                .toList();
    }

    /** A pool of which each wait took so long. */
    Traffic pool(String id, int size, long outOfTime, Long... waits) {
        pools.add(new Pool(id, distribution(List.of(waits)), outOfTime, waits.length, size, size, Distribution.EMPTY));
        return this;
    }

    /** A pool of which one connection was in use at the most. */
    Traffic poolOfWhichOneIsUsed(String id, int size, Long... waits) {
        pools.add(new Pool(id, distribution(List.of(waits)), 0, 0, 1, size, Distribution.EMPTY));
        return this;
    }

    /** How long it was watched. */
    Traffic within(long nanos) {
        wallNanos = nanos;
        return this;
    }

    private Map<String, Long> siteIds(Map<String, Long> sites) {
        Map<String, Long> ids = new TreeMap<>();
        sites.forEach((site, count) -> ids.put(siteId(site), count));
        return ids;
    }

    /** Through these libraries every call site reaches its statements. */
    Traffic layers(String... names) {
        layers = List.of(names);
        return this;
    }

    /** Every line number is another one. */
    Traffic withLinesMoved() {
        siteSuffix = "7";
        return this;
    }

    static String idOf(String sql) {
        return "q:%016x".formatted(sql.hashCode() & 0xFFFF_FFFFL);
    }

    String siteId(String site) {
        return "s:%016x".formatted((site + siteSuffix).hashCode() & 0xFFFF_FFFFL);
    }

    Dump dump() {
        Set<String> sqls = new LinkedHashSet<>();
        Set<String> models = new LinkedHashSet<>();
        Set<String> sites = new TreeSet<>(moreSites);
        Map<String, List<Request>> byEndpoint =
                requests.stream().collect(Collectors.groupingBy(r -> r.endpoint, TreeMap::new, Collectors.toList()));
        for (Request request : requests) {
            request.calls.forEach(call -> {
                sqls.add(call.query);
                sites.add(call.site);
            });
            if (!request.lockLine.isEmpty()) {
                sites.addAll(List.of(request.lockLine, request.holderLine));
            }
            request.scores.forEach(score -> models.add(score.model));
        }
        List<QueryUse> uses = new ArrayList<>();
        List<ModelUse> modelUses = new ArrayList<>();
        List<Growth> growths = new ArrayList<>();
        byEndpoint.forEach((endpoint, of) -> {
            for (String sql : sqls) {
                if (of.stream().anyMatch(r -> ran(r, sql))) {
                    uses.add(use(endpoint, sql, of));
                    sqls.stream()
                            .filter(parent -> !parent.equals(sql))
                            .map(parent -> growth(endpoint, parent, sql, of))
                            .filter(growth -> growth.sumX() > 0)
                            .forEach(growths::add);
                }
            }
            for (String model : models) {
                if (of.stream().anyMatch(r -> r.scores.stream().anyMatch(s -> s.model.equals(model)))) {
                    modelUses.add(modelUse(endpoint, model, of));
                }
            }
        });
        return new Dump(
                List.of(new Instance("a", "test", "", "", 1, Instant.EPOCH, "17")),
                Instant.EPOCH,
                Instant.EPOCH.plusSeconds(60),
                1,
                new JvmAccount(0, wallNanos, 0, 0, 0, 0, 0, 0, 1, loads),
                new AgentAccount(List.of(), Map.of(), List.of(), List.of(), 0, 0, Map.of(), Map.of(), 0, 0),
                byEndpoint.entrySet().stream()
                        .map(e -> endpoint(e.getKey(), e.getValue()))
                        .toList(),
                sqls.stream().map(this::query).toList(),
                models.stream().map(this::model).toList(),
                pools(),
                routes(),
                List.copyOf(commands),
                List.copyOf(caches),
                List.copyOf(reuses),
                uses,
                modelUses,
                List.copyOf(routeUses),
                List.copyOf(commandUses),
                connectionUses,
                transactionUses,
                List.copyOf(responses),
                growths,
                sites.stream().map(this::callSite).toList(),
                List.of(),
                List.of());
    }

    private static boolean ran(Request request, String sql) {
        return request.calls.stream().anyMatch(call -> call.query.equals(sql));
    }

    private Endpoint endpoint(String id, List<Request> of) {
        Map<String, Long> exceptions = of.stream()
                .filter(r -> !r.exception.isEmpty())
                .collect(Collectors.groupingBy(r -> r.exception, Collectors.counting()));
        long errors = of.stream().filter(r -> !r.exception.isEmpty()).count();
        return new Endpoint(
                id,
                List.of("job", "main", "after").contains(id.substring(0, Math.max(0, id.indexOf(' '))))
                        ? id.substring(0, id.indexOf(' '))
                        : Endpoint.HTTP,
                id.substring(0, Math.max(0, id.indexOf(' '))),
                id.substring(id.indexOf(' ') + 1),
                of.size(),
                errors,
                Map.of("200", of.size() - errors, "500", errors),
                exceptions,
                errors == 0 ? Map.of() : Map.of(siteId("com.acme.Orders#list:40"), errors),
                distribution(of.stream().map(r -> r.nanos).toList()),
                time(of),
                locks(of),
                Stream.of(500 * MS, 1_000 * MS, 2_000 * MS, 4_000 * MS)
                        .map(from -> slowTime(from, of))
                        .filter(slow -> slow.requests() > 0)
                        .toList(),
                sum(of, r -> r.calls.size()),
                of.stream().mapToLong(r -> r.calls.size()).max().orElse(0),
                0,
                0,
                0,
                0,
                0,
                0);
    }

    private LockLooks locks(List<Request> of) {
        List<Request> seen = of.stream().filter(r -> !r.lockLine.isEmpty()).toList();
        return new LockLooks(
                seen.size(),
                siteIds(seen.stream().collect(Collectors.groupingBy(r -> r.lockLine, Collectors.counting()))),
                siteIds(seen.stream().collect(Collectors.groupingBy(r -> r.holderLine, Collectors.counting()))));
    }

    private static TimeSplit time(List<Request> of) {
        long total = sum(of, r -> r.nanos);
        long database = sum(of, r -> sum(r.calls, Call::nanos));
        long inference = sum(of, r -> sum(r.scores, Score::nanos));
        long pool = sum(of, r -> r.poolNanos);
        long gc = sum(of, r -> r.gcNanos);
        long locks = sum(of, r -> r.lockNanos);
        long rest = total - database - inference - pool - gc - locks;
        return new TimeSplit(total, database, 0, pool, inference, 0, 0, 0, gc, locks, rest);
    }

    /** The agent's classes are narrower, which makes no difference here. */
    private static SlowTime slowTime(long from, List<Request> of) {
        List<Request> slow = of.stream()
                .filter(r -> r.nanos >= from && (r.nanos < 2 * from || from == 4_000 * MS))
                .toList();
        return new SlowTime(from, slow.size(), time(slow));
    }

    private Query query(String sql) {
        List<Call> calls = requests.stream()
                .flatMap(r -> r.calls.stream())
                .filter(call -> call.query.equals(sql))
                .toList();
        return new Query(
                idOf(sql),
                sql,
                sql.substring(0, sql.indexOf(' ')).toUpperCase(Locale.ROOT),
                calls.size(),
                0,
                Map.of(),
                distribution(calls.stream().map(Call::nanos).toList()),
                sum(calls, Call::nanos),
                0,
                sum(calls, Call::rows),
                calls.stream().mapToLong(Call::rows).max().orElse(0),
                0,
                0,
                0,
                calls.stream().collect(Collectors.groupingBy(call -> siteId(call.site), Collectors.counting())),
                columnsRead.getOrDefault(sql, ColumnsRead.NONE),
                deepPages.getOrDefault(sql, 0L),
                deepPageNanos.getOrDefault(sql, 0L));
    }

    private Model model(String id) {
        List<Score> scores = requests.stream()
                .flatMap(r -> r.scores.stream())
                .filter(score -> score.model.equals(id))
                .toList();
        return new Model(
                id,
                scores.size(),
                0,
                Map.of(),
                distribution(scores.stream().map(Score::nanos).toList()),
                sum(scores, Score::rows),
                !unbatchable.contains(id),
                Map.of(),
                answers(scores),
                rowTimes(scores),
                start(requests, id),
                new ModelTraits("", onAllProcessors.contains(id), 4));
    }

    private static ModelStart start(List<Request> requests, String model) {
        List<Start> starts = requests.stream()
                .flatMap(request -> request.starts.stream())
                .filter(start -> start.model.equals(model))
                .toList();
        List<Start> loads = starts.stream().filter(Start::isLoad).toList();
        List<Start> firsts = starts.stream().filter(start -> !start.isLoad).toList();
        return new ModelStart(
                loads.size(),
                sum(loads, Start::nanos),
                loads.stream().mapToLong(Start::nanos).max().orElse(0),
                firsts.size(),
                sum(firsts, Start::nanos),
                firsts.stream().mapToLong(Start::nanos).max().orElse(0));
    }

    private static Answers answers(List<Score> scores) {
        List<Score> told = scores.stream().filter(s -> s.output > 0).toList();
        return new Answers(
                told.size(),
                0,
                0,
                sum(told, Score::output),
                told.stream().filter(Score::isCutOff).count(),
                0,
                0,
                0);
    }

    private static RowTimes rowTimes(List<Score> scores) {
        List<Score> single = scores.stream().filter(s -> s.rows == 1).toList();
        List<Score> several = scores.stream().filter(s -> s.rows > 1).toList();
        return new RowTimes(
                single.size(),
                sum(single, Score::nanos),
                several.size(),
                sum(several, Score::rows),
                sum(several, Score::nanos));
    }

    private List<Pool> pools() {
        List<Long> waits =
                requests.stream().map(r -> r.poolNanos).filter(n -> n > 0).toList();
        return waits.isEmpty() && timeouts == 0
                ? pools
                : List.of(new Pool("main", distribution(waits), timeouts, 3, 10, 10, Distribution.EMPTY));
    }

    private QueryUse use(String endpoint, String sql, List<Request> of) {
        long[] n = new long[17];
        Map<String, Long> sites = new TreeMap<>();
        Map<String, Long> repeatSites = new TreeMap<>();
        for (Request request : of) {
            List<Call> calls =
                    request.calls.stream().filter(c -> c.query.equals(sql)).toList();
            if (calls.isEmpty()) {
                continue;
            }
            Set<Object> arguments = new HashSet<>();
            long duplicates = 0;
            long duplicateNanos = 0;
            for (int i = 0; i < calls.size(); i++) {
                Call call = calls.get(i);
                sites.merge(siteId(call.site), 1L, Long::sum);
                if (i > 0) {
                    repeatSites.merge(siteId(call.site), 1L, Long::sum);
                }
                if (i < argumentsSeen && !arguments.add(call.arguments)) {
                    duplicates++;
                    duplicateNanos += call.nanos;
                }
            }
            long nanos = sum(calls, Call::nanos);
            boolean repeated = calls.size() > 1;
            n[0]++;
            n[1] += calls.size();
            n[2] += nanos;
            n[3] = Math.max(n[3], calls.size());
            n[4] += repeated ? 1 : 0;
            n[5] += repeated ? calls.size() : 0;
            n[6] += repeated ? nanos : 0;
            n[7] += arguments.size();
            n[8] = Math.max(n[8], arguments.size());
            n[9] += duplicates;
            n[10] += duplicateNanos;
            n[11] += duplicates > 0 ? 1 : 0;
            n[12] += Math.max(0, calls.size() - argumentsSeen);
            n[13] += sum(calls, Call::rows);
            n[14] += repeated ? 1 : 0;
            n[16] += repeated && calls.size() == sum(calls, Call::rows) + 1 ? 1 : 0;
            n[15] += calls.stream().map(Call::site).distinct().count() < calls.size() ? 1 : 0;
        }
        return new QueryUse(
                endpoint,
                idOf(sql),
                n[0],
                n[1],
                0,
                n[2],
                n[3],
                n[4],
                n[5],
                n[6],
                n[7],
                n[8],
                n[9],
                n[10],
                n[11],
                n[12],
                n[14],
                n[15],
                n[16],
                n[13],
                sites,
                repeatSites);
    }

    private static Growth growth(String endpoint, String parent, String child, List<Request> of) {
        long[] n = new long[6];
        long minX = Long.MAX_VALUE;
        long maxX = 0;
        long distinctX = 0;
        long equal = 0;
        for (Request request : of) {
            // As the engine has it: what did not run the parent says nothing of it.
            if (!ran(request, parent)) {
                continue;
            }
            List<String> order = request.calls.stream().map(Call::query).toList();
            boolean before =
                    order.contains(parent) && (!order.contains(child) || order.indexOf(parent) < order.indexOf(child));
            long x = before
                    ? sum(
                            request.calls.stream()
                                    .filter(c -> c.query.equals(parent))
                                    .toList(),
                            Call::rows)
                    : 0;
            long y = order.stream().filter(child::equals).count();
            n[0]++;
            n[1] += x;
            n[2] += y;
            n[3] += x * x;
            n[4] += x * y;
            n[5] += y * y;
            minX = Math.min(minX, x);
            maxX = Math.max(maxX, x);
            distinctX |= 1L << x;
            equal += x == y && x >= 2 ? 1 : 0;
        }
        return new Growth(
                endpoint, idOf(parent), idOf(child), n[0], n[1], n[2], n[3], n[4], n[5], minX, maxX, distinctX, equal);
    }

    private static ModelUse modelUse(String endpoint, String model, List<Request> of) {
        long[] n = new long[12];
        for (Request request : of) {
            List<Score> scores =
                    request.scores.stream().filter(s -> s.model.equals(model)).toList();
            if (scores.isEmpty()) {
                continue;
            }
            boolean repeated = scores.size() > 1;
            n[0]++;
            n[1] += scores.size();
            n[2] += sum(scores, Score::nanos);
            n[3] += sum(scores, Score::rows);
            n[4] = Math.max(n[4], scores.size());
            n[5] += repeated ? 1 : 0;
            n[6] += repeated ? scores.size() : 0;
            n[7] += repeated ? sum(scores, Score::nanos) : 0;
            n[8] += repeated ? scores.stream().filter(s -> s.rows == 1).count() : 0;
            Set<Object> inputs = new HashSet<>();
            List<Score> again =
                    scores.stream().filter(s -> !inputs.add(s.input)).toList();
            n[9] += again.size();
            n[10] += sum(again, Score::nanos);
            n[11] += again.isEmpty() ? 0 : 1;
        }
        SameInputs same = new SameInputs(n[9], n[10], n[11]);
        return new ModelUse(
                endpoint,
                model,
                n[0],
                n[1],
                n[2],
                n[3],
                n[4],
                n[5],
                n[6],
                n[7],
                n[8],
                Map.of(),
                same,
                start(of, model));
    }

    private CallSite callSite(String site) {
        if (site.isEmpty()) {
            return new CallSite(siteId(site), List.of(), layers);
        }
        String[] parts = site.split("[#:]", -1);
        int line = Integer.parseInt(parts[2] + siteSuffix);
        String file = parts[0].substring(parts[0].lastIndexOf('.') + 1) + ".java";
        return new CallSite(siteId(site), List.of(new CallSite.Frame(parts[0], parts[1], file, line)), layers);
    }

    private static Distribution distribution(List<Long> nanos) {
        Histogram histogram = new Histogram(1, Distribution.MAX_NANOS, Distribution.DIGITS);
        nanos.forEach(histogram::recordValue);
        return Distribution.copyOf(histogram, sum(nanos, n -> n));
    }

    private static <T> long sum(List<T> of, ToLongFunction<T> part) {
        return of.stream().mapToLong(part).sum();
    }
}
