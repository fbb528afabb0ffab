package io.pitot.agent.engine.evidence;

import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.engine.table.Bound;
import io.pitot.agent.engine.table.DumpIds;
import io.pitot.agent.engine.table.IdCounts;
import io.pitot.agent.engine.table.Overflows;
import io.pitot.dump.ModelStart;
import io.pitot.dump.ModelUse;
import io.pitot.dump.SameInputs;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What each endpoint does with each model: evidence for inferences that should be one batch, or were made before. */
public final class ModelUses {

    private static final int LIMIT = 1_000;
    private static final int LIMIT_PER_REQUEST = 64;

    /** As many as there are models: the start of each is mostly one endpoint's. */
    private static final int STARTS = 200;

    /** Sums over the requests of one endpoint that called one model. */
    private static final class Sums {
        long nanos;
        long rows;
        long repeatedNanos;
        long sameNanos;
        int requests;
        int calls;
        int maxPerRequest;
        int repeatedRequests;
        int repeatedCalls;
        int singleRowCalls;
        int sameRequests;
        int sameCalls;
        long[] sites = IdCounts.NONE;

        @Nullable
        StartSums start;
    }

    /** What one request did with one model. Reused from request to request. */
    private static final class Run {
        int model;
        long calls;
        long nanos;
        long rows;
        long singleRowCalls;
        long sameCalls;
        long sameNanos;
    }

    private final UsesTable<Sums> table;
    private final Run[] runs = new Run[LIMIT_PER_REQUEST];
    private int size;
    private int starts;
    private final ArgumentSets arguments;
    private final Overflows overflows;

    /** @param arguments of one request's events, free while this adds one */
    public ModelUses(ArgumentSets arguments, Overflows overflows) {
        this.arguments = arguments;
        table = new UsesTable<>(LIMIT, Sums::new, Bound.MODEL_USES, overflows);
        this.overflows = overflows;
        for (int i = 0; i < runs.length; i++) {
            runs[i] = new Run();
        }
    }

    /** Adds a finished request. */
    public void add(RequestEvents request) {
        if (!request.has(EventKind.INFERENCE)) {
            return;
        }
        size = 0;
        arguments.clear(request.size());
        int endpoint = request.endpoint();
        for (int i = 0; i < request.size(); i++) {
            if (request.kind(i) == EventKind.INFERENCE) {
                if (StartSums.takes(request.flags(i))) {
                    addStart(table.at(endpoint, request.subject(i)), request.flags(i), request.duration(i));
                }
                if ((request.flags(i) & EventLayout.FLAG_LOAD) != 0) {
                    continue;
                }
                Run run = run(request.subject(i));
                run.calls++;
                run.nanos += request.duration(i);
                run.rows += request.count(i);
                run.singleRowCalls += request.count(i) == 1 ? 1 : 0;
                if (isSame(request, i)) {
                    run.sameCalls++;
                    run.sameNanos += request.duration(i);
                }
                if (request.site(i) > 0) {
                    Sums sums = table.at(endpoint, run.model);
                    sums.sites = table.count(sums.sites, request.site(i));
                }
            }
        }
        CutEvents cut = request.cut();
        if (cut != null) {
            cut.forEach((key, sum) -> addCut(endpoint, sum));
        }
        for (int i = 0; i < size; i++) {
            add(endpoint, runs[i]);
        }
    }

    private void addStart(Sums sums, int flags, long nanos) {
        StartSums start = start(sums);
        if (start != null) {
            start.add(flags, nanos);
        }
    }

    private @Nullable StartSums start(Sums sums) {
        StartSums start = sums.start;
        if (start == null) {
            if (starts == STARTS) {
                overflows.count(Bound.MODEL_USES);
                return null;
            }
            starts++;
            start = new StartSums();
            sums.start = start;
        }
        return start;
    }

    /** Whether the request has given a model this input before, as far as it is known; and had its answer, not a failure. */
    private boolean isSame(RequestEvents request, int i) {
        int flags = request.flags(i);
        return (flags & EventLayout.FLAG_ARGUMENTS) != 0
                && (flags & EventLayout.FLAG_ERROR) == 0
                && arguments.add(request.subject(i), request.hash(i)) != ArgumentSets.NEW;
    }

    private void addCut(int endpoint, CutEvents.Sum sum) {
        if (sum.kind == EventKind.INFERENCE) {
            Run run = run(sum.subject);
            run.calls += sum.events;
            run.nanos += sum.nanos;
            run.rows += sum.rows;
            run.singleRowCalls += sum.special;
            Sums sums = table.at(endpoint, run.model);
            sums.sites = table.count(sums.sites, sum.sites);
        } else if (sum.kind == CutEvents.LOADS) {
            StartSums start = start(table.at(endpoint, sum.subject));
            if (start != null) {
                start.addLoads(sum.events, sum.nanos, sum.longestExtraNanos);
            }
        }
    }

    private void add(int endpoint, Run run) {
        Sums sums = table.at(endpoint, run.model);
        sums.requests++;
        sums.calls = Counts.add(sums.calls, run.calls);
        sums.nanos += run.nanos;
        sums.rows += run.rows;
        sums.maxPerRequest = Math.max(sums.maxPerRequest, Counts.add(0, run.calls));
        sums.sameCalls = Counts.add(sums.sameCalls, run.sameCalls);
        sums.sameNanos += run.sameNanos;
        sums.sameRequests += run.sameCalls > 0 ? 1 : 0;
        if (run.calls > 1) {
            sums.repeatedRequests++;
            sums.repeatedCalls = Counts.add(sums.repeatedCalls, run.calls);
            sums.repeatedNanos += run.nanos;
            sums.singleRowCalls = Counts.add(sums.singleRowCalls, run.singleRowCalls);
        }
    }

    /** Adds an inference outside any request; totals and sites only. */
    public void addAlone(long[] event) {
        long subjectAndSite = event[EventLayout.SUBJECT_AND_SITE];
        Sums sums = table.at(DumpIds.NO_REQUEST, EventLayout.subject(subjectAndSite));
        int flags = EventLayout.flags(event[EventLayout.HEADER]);
        if (StartSums.takes(flags)) {
            addStart(sums, flags, event[EventLayout.DURATION]);
        }
        if ((flags & EventLayout.FLAG_LOAD) != 0) {
            return;
        }
        sums.calls = Counts.add(sums.calls, 1);
        sums.nanos += event[EventLayout.DURATION];
        sums.rows += event[EventLayout.COUNT];
        sums.sites = table.count(sums.sites, EventLayout.site(subjectAndSite));
    }

    /** The uses, ordered by endpoint and model. */
    public List<ModelUse> named(DumpIds ids) {
        return table.named(
                ids,
                ids::model,
                sums -> {
                    IdCounts.forEachId(sums.sites, ids::mentionSite);
                },
                (endpoint, model, sums) -> new ModelUse(
                        ids.endpoint(endpoint),
                        ids.model(model),
                        sums.requests,
                        sums.calls,
                        sums.nanos,
                        sums.rows,
                        sums.maxPerRequest,
                        sums.repeatedRequests,
                        sums.repeatedCalls,
                        sums.repeatedNanos,
                        sums.singleRowCalls,
                        IdCounts.named(sums.sites, ids::site),
                        new SameInputs(sums.sameCalls, sums.sameNanos, sums.sameRequests),
                        sums.start == null ? ModelStart.NONE : sums.start.named()));
    }

    private Run run(int model) {
        for (int i = 0; i < size; i++) {
            if (runs[i].model == model) {
                return runs[i];
            }
        }
        // The last one is kept for id 0.
        if (model != 0 && size >= runs.length - 1) {
            overflows.count(Bound.REQUEST_SUBJECTS);
            return run(0);
        }
        Run run = runs[size++];
        run.model = model;
        run.calls = 0;
        run.nanos = 0;
        run.rows = 0;
        run.singleRowCalls = 0;
        run.sameCalls = 0;
        run.sameNanos = 0;
        return run;
    }
}
