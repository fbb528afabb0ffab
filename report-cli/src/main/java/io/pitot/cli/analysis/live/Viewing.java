package io.pitot.cli.analysis.live;

import io.pitot.cli.analysis.SqlText;
import io.pitot.cli.analysis.live.LiveView.Consumption;
import io.pitot.cli.analysis.live.LiveView.Found;
import io.pitot.cli.analysis.live.LiveView.PoolUse;
import io.pitot.cli.analysis.live.LiveView.Rate;
import io.pitot.cli.analysis.live.Tally.Kind;
import io.pitot.dump.CallSite;
import io.pitot.dump.Dump;
import io.pitot.dump.DumpMerger;
import io.pitot.dump.Endpoint;
import io.pitot.dump.Finding;
import io.pitot.dump.JvmAccount;
import io.pitot.dump.Pool;
import io.pitot.findings.Findings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Makes views, and remembers which findings there were in those before. Not thread-safe. */
final class Viewing {

    private static final long NEW_NANOS = TimeUnit.MINUTES.toNanos(1);

    /** When each finding was first seen; those of the first view are none that are new. */
    private final Map<String, Long> seen = new HashMap<>();

    private boolean isFirst = true;

    LiveView of(List<Followed> instances, int answering) {
        List<Tally> window = instances.stream().map(Followed::inWindow).toList();
        List<Tally> lately = instances.stream().map(Followed::lately).toList();
        DumpMerger merger = new DumpMerger();
        instances.forEach(instance -> instance.evidence().forEach(merger::add));
        Dump evidence = merger.merged();
        Set<String> counted = evidence.endpoints().stream()
                .filter(evidence.counted())
                .map(Endpoint::id)
                .collect(Collectors.toSet());
        Map<String, String> statements = new HashMap<>();
        evidence.queries().forEach(query -> statements.put(query.id(), new SqlText(query.sql()).shortened()));
        List<Rate> calls = new ArrayList<>(rates(window, lately, Kind.ROUTE, id -> true, id -> id));
        calls.addAll(rates(window, lately, Kind.COMMAND, id -> true, id -> id));
        return new LiveView(
                instances.get(0).instance().service(),
                instances.size(),
                answering,
                instances.stream()
                        .map(instance -> instance.newest().to())
                        .max(Instant::compareTo)
                        .orElseThrow(),
                window.stream().mapToDouble(Tally::seconds).max().orElse(0),
                sum(window, lately, Kind.ENDPOINT, counted::contains),
                sum(window, lately, Kind.QUERY, id -> true),
                rates(window, lately, Kind.ENDPOINT, counted::contains, id -> id),
                rates(window, lately, Kind.QUERY, id -> true, id -> statements.getOrDefault(id, id)),
                rates(window, lately, Kind.MODEL, id -> true, id -> id),
                calls,
                rates(window, lately, Kind.CACHE, id -> true, id -> id),
                pools(instances, window, lately),
                consumption(instances, window),
                findings(evidence));
    }

    private static List<Rate> rates(
            List<Tally> window, List<Tally> lately, Kind kind, Predicate<String> wanted, UnaryOperator<String> name) {
        return window.stream()
                .flatMap(tally -> tally.of(kind).entrySet().stream())
                .filter(entry -> entry.getValue().count() > 0 && wanted.test(entry.getKey()))
                .map(Map.Entry::getKey)
                .distinct()
                .sorted()
                .map(id -> rate(name.apply(id), window, lately, one(kind, id)))
                .toList();
    }

    private static Rate sum(List<Tally> window, List<Tally> lately, Kind kind, Predicate<String> wanted) {
        return rate(
                "",
                window,
                lately,
                tally -> tally.of(kind).entrySet().stream()
                        .filter(entry -> wanted.test(entry.getKey()))
                        .map(Map.Entry::getValue)
                        .reduce(Work.NONE, Work::plus));
    }

    private static Function<Tally, Work> one(Kind kind, String id) {
        return tally -> tally.of(kind).getOrDefault(id, Work.NONE);
    }

    private static Rate rate(String name, List<Tally> window, List<Tally> lately, Function<Tally, Work> of) {
        Work all = Work.NONE;
        double perSecond = 0;
        double busy = 0;
        for (Tally tally : window) {
            Work work = of.apply(tally);
            all = all.plus(work);
            perSecond += perSecond(work.count(), tally);
            busy += perSecond(work.duration().total(), tally) / 1e9;
        }
        double now = 0;
        for (Tally tally : lately) {
            now += perSecond(of.apply(tally).count(), tally);
        }
        return new Rate(
                name,
                now,
                perSecond,
                all.count() == 0 ? 0 : (double) all.errors() / all.count(),
                all.duration().percentile(50),
                all.duration().percentile(95),
                busy);
    }

    private static double perSecond(long amount, Tally tally) {
        return tally.wallNanos() <= 0 ? 0 : (double) amount / tally.seconds();
    }

    private static List<PoolUse> pools(List<Followed> instances, List<Tally> window, List<Tally> lately) {
        return rates(window, lately, Kind.WAIT, id -> true, id -> id).stream()
                .map(waits -> {
                    Rate held = rate("", window, lately, one(Kind.HELD, waits.name()));
                    List<Pool> pools = instances.stream()
                            .flatMap(instance -> instance.newest().pools().stream())
                            .filter(pool -> pool.id().equals(waits.name()))
                            .toList();
                    return new PoolUse(
                            waits,
                            held.busy(),
                            pools.stream().mapToLong(Pool::maxActive).max().orElse(0),
                            pools.stream().mapToLong(Pool::maxSize).max().orElse(0));
                })
                .toList();
    }

    private static Consumption consumption(List<Followed> instances, List<Tally> window) {
        JvmAccount fullest = instances.stream()
                .map(instance -> instance.newest().jvm())
                .max(Comparator.comparingDouble(Viewing::heapShare))
                .orElseThrow();
        List<JvmAccount> all =
                instances.stream().map(instance -> instance.newest().jvm()).toList();
        return new Consumption(
                window.stream()
                        .mapToDouble(t -> perSecond(t.cpuNanos(), t) / 1e9)
                        .sum(),
                all.stream().mapToInt(JvmAccount::processors).max().orElse(0),
                window.stream()
                        .mapToDouble(t -> perSecond(t.gcNanos(), t) / 1e9)
                        .max()
                        .orElse(0),
                fullest.maxHeapUsedBytes(),
                fullest.maxHeapBytes(),
                all.stream().mapToLong(JvmAccount::maxThreads).max().orElse(0),
                window.stream()
                        .mapToDouble(t -> perSecond(t.agentNanos(), t) / 1e9)
                        .sum(),
                window.stream().mapToLong(Tally::dropped).sum());
    }

    private static double heapShare(JvmAccount jvm) {
        return jvm.maxHeapBytes() <= 0 ? 0 : (double) jvm.maxHeapUsedBytes() / jvm.maxHeapBytes();
    }

    private List<Found> findings(Dump evidence) {
        long now = System.nanoTime();
        Map<String, String> lines = new HashMap<>();
        for (CallSite site : evidence.callSites()) {
            site.frames().stream().findFirst().ifPresent(frame -> lines.put(site.id(), line(frame)));
        }
        Set<String> ids = new HashSet<>();
        List<Found> found = new ArrayList<>();
        for (Finding finding : Findings.judge(evidence)) {
            ids.add(finding.id());
            Long since = seen.putIfAbsent(finding.id(), isFirst ? now - NEW_NANOS : now);
            found.add(new Found(
                    finding,
                    since == null ? !isFirst : now - since < NEW_NANOS,
                    lines.getOrDefault(finding.site(), "")));
        }
        // What went and comes back is new again.
        seen.keySet().retainAll(ids);
        isFirst = false;
        return found;
    }

    private static String line(CallSite.Frame frame) {
        if (frame.file().isEmpty()) {
            return frame.type() + "." + frame.method();
        }
        return frame.line() < 0 ? frame.file() : frame.file() + ":" + frame.line();
    }
}
