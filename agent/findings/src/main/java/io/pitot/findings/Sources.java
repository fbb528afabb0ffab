package io.pitot.findings;

import io.pitot.dump.Growth;
import io.pitot.dump.QueryUse;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The earlier queries whose rows a repeated statement may be run for. */
final class Sources {

    private Sources() {}

    /**
     * How closely the statement's executions follow the rows of each, closest first. Where only parts of something longer are known,
     * an earlier query must have run once in each: a worker asks for one task after the other.
     *
     * <p>What runs as often as the statement itself, in whichever request, is none: the statement is run each time that it is run, in
     * the loop that both are in, and not for each of its rows. Where each time returned one row nothing tells the two apart.
     *
     * <p>Of sources that are equally close the one that was there in most requests, as of a search whose text depends on what is searched
     * for; and then the one that ran least often: what a loop asks for once a row, and gets one row of each
     * time, returns as many rows as the query that the loop is over.
     */
    static List<Tracking> of(Evidence evidence, QueryUse use) {
        boolean isPieceOfWork = evidence.isPieceOfWork(use.endpoint());
        return evidence.growths(use.endpoint(), use.query()).stream()
                .filter(growth -> isPieceOfWork || runsOnce(evidence, growth))
                .filter(growth -> !runsBeside(evidence, use, growth))
                .map(Tracking::of)
                .sorted(Tracking.CLOSEST
                        .thenComparingLong(tracking -> -tracking.growth().requests())
                        .thenComparingLong(tracking -> executions(evidence, tracking.growth()))
                        .thenComparing(tracking -> tracking.growth().parent()))
                .toList();
    }

    private static long executions(Evidence evidence, Growth growth) {
        return source(evidence, growth).map(QueryUse::executions).orElse(Long.MAX_VALUE);
    }

    private static boolean runsOnce(Evidence evidence, Growth growth) {
        return source(evidence, growth).filter(use -> use.maxPerRequest() == 1).isPresent();
    }

    private static boolean runsBeside(Evidence evidence, QueryUse use, Growth growth) {
        return source(evidence, growth)
                .filter(source -> !source.query().equals(use.query())
                        && source.requests() == use.requests()
                        && source.executions() == use.executions()
                        && source.repeatedRequests() == use.repeatedRequests()
                        && source.repeatedExecutions() == use.repeatedExecutions()
                        && source.maxPerRequest() == use.maxPerRequest())
                .isPresent();
    }

    private static Optional<QueryUse> source(Evidence evidence, Growth growth) {
        return evidence.usesBy(growth.endpoint()).stream()
                .filter(use -> use.query().equals(growth.parent()))
                .findFirst();
    }

    /** What a source is called in evidence: {@code q:1f… (orders SELECT)}. */
    static String name(Evidence evidence, Growth growth) {
        return growth.parent() + " (" + evidence.nameOf(growth.parent()) + ")";
    }

    /** The line of the loop over a source's rows, if call sites tell. */
    static Optional<String> loop(Evidence evidence, QueryUse use, Growth growth) {
        return source(evidence, growth)
                .flatMap(source -> LoopLine.between(
                        evidence.framesAt(Evidence.siteOfRepeats(use)),
                        evidence.framesAt(Evidence.mostFrequent(source.sites()))))
                .map(Sources::told);
    }

    /** The line that asked for the rows, where the application has none that runs the statement. */
    static Optional<String> asked(Evidence evidence, QueryUse use, Growth growth) {
        return evidence.framesAt(Evidence.siteOfRepeats(use)).isEmpty()
                ? site(evidence, growth)
                        .flatMap(site -> evidence.lineAt(site, "rows asked for"))
                        .map(
                                line -> line
                                        + "; no line of the application runs the rest, as where a serializer or a template reads what it returned")
                : Optional.empty();
    }

    /**
     * Where a source's rows are asked for, if that is known. Where no line of the application asks for them either, as where a template
     * walks from what a controller found to its parts and on to theirs, the line that asked for what comes before; if there is one alone.
     */
    static Optional<String> site(Evidence evidence, Growth growth) {
        Set<String> sites = new HashSet<>();
        addSites(evidence, growth, sites, new HashSet<>());
        return sites.size() == 1 ? Optional.of(sites.iterator().next()) : Optional.empty();
    }

    private static void addSites(Evidence evidence, Growth growth, Set<String> sites, Set<String> passed) {
        Optional<String> own = source(evidence, growth)
                .map(source -> Evidence.mostFrequent(source.sites()))
                .filter(site -> !evidence.framesAt(site).isEmpty());
        if (own.isPresent()) {
            sites.add(own.get());
        } else if (passed.add(growth.parent())) {
            evidence.growths(growth.endpoint(), growth.parent())
                    .forEach(before -> addSites(evidence, before, sites, passed));
        }
    }

    private static String told(LoopLine line) {
        String file =
                line.loop().file().isEmpty() ? line.loop().type() : line.loop().file();
        return "loop: " + file + ":" + line.loop().line() + " "
                + MethodName.of(line.loop()).method()
                + (line.rows().line() == line.loop().line()
                        ? ", over rows asked for in the same line"
                        : ", over rows asked for in line " + line.rows().line());
    }
}
