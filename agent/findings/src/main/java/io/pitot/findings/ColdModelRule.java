package io.pitot.findings;

import io.pitot.dump.Confidence;
import io.pitot.dump.Endpoint;
import io.pitot.dump.Finding;
import io.pitot.dump.FindingKind;
import io.pitot.dump.Model;
import io.pitot.dump.ModelStart;
import io.pitot.dump.ModelUse;
import io.pitot.dump.Severity;
import java.util.ArrayList;
import java.util.List;

/** A model that requests wait for until it is loaded and warm: the first ones after each start, or again and again. */
final class ColdModelRule {

    /** Below it nobody notices a slow start. */
    private static final long LEAST_NANOS = 100_000_000;

    private static final long MEDIUM_NANOS = 1_000_000_000;

    /** A first call is slower than this many others. */
    private static final long LEAST_FACTOR = 3;

    /** Fewer do not tell what a call takes later. */
    private static final long LEAST_CALLS = 5;

    /** Loads by requests of one JVM: more than a start, and a second one after the model was replaced. */
    private static final long LEAST_LOADS = 3;

    private ColdModelRule() {}

    static List<Finding> judge(Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        int jvms = Math.max(1, evidence.dump().instances().size());
        for (ModelUse use : evidence.dump().modelUses()) {
            Model model = evidence.model(use.model());
            if (model == null
                    || use.model().equals(Endpoint.OTHER)
                    || use.endpoint().equals(Endpoint.NO_REQUEST)
                    || !evidence.isPieceOfWork(use.endpoint())) {
                continue;
            }
            if (use.start().loads() >= LEAST_LOADS * jvms) {
                findings.add(loadedAgain(evidence, use, jvms));
            } else if (waited(model, use) >= LEAST_NANOS) {
                findings.add(coldOnce(evidence, use, model));
            }
        }
        return findings;
    }

    /** What a start adds to the request that it is in, at the most; 0 where a later call is not much faster, or none is known. */
    private static long waited(Model model, ModelUse use) {
        ModelStart start = use.start();
        long typical = model.duration().mean();
        if (model.duration().count() < LEAST_CALLS) {
            return 0;
        }
        long first = start.firstCalls() == 0 ? typical : start.firstNanos() / start.firstCalls();
        long load = start.loads() == 0 ? 0 : start.loadNanos() / start.loads();
        return first + load >= LEAST_FACTOR * typical ? first + load - typical : 0;
    }

    private static Finding coldOnce(Evidence evidence, ModelUse use, Model model) {
        ModelStart start = use.start();
        long waited = waited(model, use);
        long starts = Math.max(start.firstCalls(), start.loads());
        long nanos = waited * starts;
        List<String> said = new ArrayList<>();
        if (start.loads() > 0) {
            said.add("proven: loading it took " + Say.time(start.loadNanos() / start.loads()) + " in "
                    + Say.count(start.loads(), "request"));
        }
        if (start.firstCalls() > 0) {
            said.add((start.loads() > 0 ? "" : "proven: ") + "the first call took "
                    + Say.time(start.firstNanos() / start.firstCalls()) + ", all others "
                    + Say.time(model.duration().mean()) + " on average");
        }
        return finding(
                evidence,
                use,
                waited >= MEDIUM_NANOS ? Severity.MEDIUM : Severity.LOW,
                "Model " + use.model() + " is cold: the first request waits " + Say.time(waited),
                said,
                starts,
                waited,
                nanos,
                "Load and call it once before the application takes requests: in Spring from an ApplicationRunner, or an"
                        + " @EventListener of ApplicationReadyEvent, with an input as small as any.\n"
                        + "Let the readiness probe wait for that.");
    }

    private static Finding loadedAgain(Evidence evidence, ModelUse use, int jvms) {
        ModelStart start = use.start();
        long needless = start.loads() - jvms;
        long nanos = (long) (start.loadNanos() * ((double) needless / start.loads()));
        Cost cost = new Cost(
                nanos,
                Math.max(1, Math.min(use.requests(), start.loads())),
                (double) needless / Math.max(1, use.requests()),
                evidence.nanosOf(use.endpoint()));
        return finding(
                evidence,
                use,
                cost.severity(),
                "Model " + use.model() + " is loaded again by requests, " + Say.count(start.loads(), "time", "times"),
                List.of(
                        "proven: loaded " + Say.count(start.loads(), "time", "times") + " in "
                                + Say.count(use.requests(), "request") + " that called it, "
                                + Say.time(start.loadNanos() / start.loads()) + " each on average",
                        Say.count(jvms, "JVM", "JVMs") + " would need it " + Say.count(jvms, "time", "times")),
                start.loads(),
                cost.nanosPerRequest(),
                cost.nanos(),
                "Load it once and keep it: a field of a singleton, a @Bean. Sessions, boosters and predictors that say so are"
                        + " safe for many threads; of others keep one for each thread.");
    }

    private static Finding finding(
            Evidence evidence,
            ModelUse use,
            Severity severity,
            String title,
            List<String> said,
            long occurrences,
            long nanosPerRequest,
            long nanos,
            String remedy) {
        String site = Evidence.mostFrequent(use.sites());
        return new Finding(
                FindingId.of(FindingKind.COLD_MODEL, use.endpoint(), use.model(), evidence.methodAt(site)),
                FindingKind.COLD_MODEL,
                severity,
                Confidence.PROVEN,
                use.endpoint(),
                use.model(),
                site,
                title,
                said,
                occurrences,
                nanosPerRequest,
                nanos,
                evidence.shareOfAll(nanos),
                remedy);
    }
}
