package io.pitot.findings;

import io.pitot.dump.AgentAccount;
import io.pitot.dump.CallSite;
import io.pitot.dump.Distribution;
import io.pitot.dump.Dump;
import io.pitot.dump.Endpoint;
import io.pitot.dump.Growth;
import io.pitot.dump.Instance;
import io.pitot.dump.JvmAccount;
import io.pitot.dump.Model;
import io.pitot.dump.ModelUse;
import io.pitot.dump.Pool;
import io.pitot.dump.Query;
import io.pitot.dump.QueryUse;
import io.pitot.dump.TimeSplit;
import java.time.Instant;
import java.util.ArrayList;
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
import org.HdrHistogram.Histogram;

/**
 * Requests as a test tells them, summed up into a dump as the agent's documentation says: every earlier
 * query that a request ran is taken for a possible parent of every later one.
 */
final class Traffic {

    static final long MS = 1_000_000;

    private record Call(String query, Object arguments, long rows, long nanos, String site) {}

    private record Score(String model, long rows, long nanos) {}

    /** One request; its calls in their order. */
    static final class Request {
        private final String endpoint;
        private final List<Call> calls = new ArrayList<>();
        private final List<Score> scores = new ArrayList<>();
        private long nanos = 5 * MS;
        private String exception = "";
        private long poolNanos;

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
            scores.add(new Score(model, rows, nanosEach));
            nanos += nanosEach;
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

        Request fails(String with) {
            exception = with;
            return this;
        }
    }

    private final List<Request> requests = new ArrayList<>();
    private final Set<String> unbatchable = new HashSet<>();
    private boolean argumentsHidden;
    private long timeouts;
    private String siteSuffix = "";

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
    Traffic unbatchable(String model) {
        unbatchable.add(model);
        return this;
    }

    /** Arguments are set in a way that the agent does not see. */
    Traffic hidingArguments() {
        argumentsHidden = true;
        return this;
    }

    Traffic timeouts(long count) {
        timeouts = count;
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

    private String siteId(String site) {
        return "s:%016x".formatted((site + siteSuffix).hashCode() & 0xFFFF_FFFFL);
    }

    Dump dump() {
        Set<String> sqls = new LinkedHashSet<>();
        Set<String> models = new LinkedHashSet<>();
        Set<String> sites = new TreeSet<>();
        Map<String, List<Request>> byEndpoint =
                requests.stream().collect(Collectors.groupingBy(r -> r.endpoint, TreeMap::new, Collectors.toList()));
        for (Request request : requests) {
            request.calls.forEach(call -> {
                sqls.add(call.query);
                sites.add(call.site);
            });
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
                new JvmAccount(0, 0, 0, 0, 0, 0, 0, 0, 1),
                new AgentAccount(List.of(), Map.of(), List.of(), List.of(), 0, 0, Map.of(), Map.of(), 0, 0),
                byEndpoint.entrySet().stream()
                        .map(e -> endpoint(e.getKey(), e.getValue()))
                        .toList(),
                sqls.stream().map(this::query).toList(),
                models.stream().map(this::model).toList(),
                pools(),
                uses,
                modelUses,
                List.of(),
                List.of(),
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
        long total = sum(of, r -> r.nanos);
        long database = sum(of, r -> sum(r.calls, Call::nanos));
        long inference = sum(of, r -> sum(r.scores, Score::nanos));
        long pool = sum(of, r -> r.poolNanos);
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
                new TimeSplit(total, database, 0, pool, inference, 0, total - database - inference - pool),
                sum(of, r -> r.calls.size()),
                of.stream().mapToLong(r -> r.calls.size()).max().orElse(0),
                0,
                0,
                0,
                0,
                0,
                0);
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
                calls.stream().collect(Collectors.groupingBy(call -> siteId(call.site), Collectors.counting())));
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
                Map.of());
    }

    private List<Pool> pools() {
        List<Long> waits =
                requests.stream().map(r -> r.poolNanos).filter(n -> n > 0).toList();
        return waits.isEmpty() && timeouts == 0
                ? List.of()
                : List.of(new Pool("main", distribution(waits), timeouts, 3, 10, 10, Distribution.EMPTY));
    }

    private QueryUse use(String endpoint, String sql, List<Request> of) {
        long[] n = new long[14];
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
                if (!argumentsHidden && !arguments.add(call.arguments)) {
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
            n[12] += argumentsHidden ? calls.size() : 0;
            n[13] += sum(calls, Call::rows);
        }
        return new QueryUse(
                endpoint,
                idOf(sql),
                n[0],
                n[1],
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
            if (!ran(request, parent) && !ran(request, child)) {
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
        long[] n = new long[9];
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
        }
        return new ModelUse(endpoint, model, n[0], n[1], n[2], n[3], n[4], n[5], n[6], n[7], n[8], Map.of());
    }

    private CallSite callSite(String site) {
        String[] parts = site.split("[#:]", -1);
        int line = Integer.parseInt(parts[2] + siteSuffix);
        String file = parts[0].substring(parts[0].lastIndexOf('.') + 1) + ".java";
        return new CallSite(siteId(site), List.of(new CallSite.Frame(parts[0], parts[1], file, line)));
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
