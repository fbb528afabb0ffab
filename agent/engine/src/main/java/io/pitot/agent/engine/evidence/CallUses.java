package io.pitot.agent.engine.evidence;

import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.engine.table.Bound;
import io.pitot.agent.engine.table.DumpIds;
import io.pitot.agent.engine.table.IdCounts;
import io.pitot.agent.engine.table.Overflows;
import io.pitot.dump.CallUse;
import java.util.List;
import java.util.function.IntFunction;

/**
 * What each endpoint does with each route, or with each command: evidence for calls that should be one. What models' clients call is
 * told as calls of the models.
 */
public final class CallUses {

    private static final int LIMIT = 1_000;

    /** Sums over the requests of one endpoint that called one route or command. */
    private static final class Sums {
        long nanos;
        long repeatedNanos;

        // There are thousands of these: what cannot be great is small.
        int calls;
        int repeatedCalls;
        int distinct;
        int unknown;
        int together;
        int pauses;
        int requests;
        int maxPerRequest;
        int repeatedRequests;

        /** Of calls that were their request's first of the subject, and of those that repeated it. */
        long[] firstSites = IdCounts.NONE;

        long[] repeatSites = IdCounts.NONE;

        void add(CallRun run) {
            requests++;
            calls = Counts.add(calls, run.calls);
            nanos += run.nanos;
            maxPerRequest = Math.max(maxPerRequest, Counts.add(0, run.calls));
            if (run.calls > 1) {
                repeatedRequests++;
                repeatedCalls = Counts.add(repeatedCalls, run.calls);
                repeatedNanos += run.nanos;
                distinct = Counts.add(distinct, run.distinct);
                unknown = Counts.add(unknown, run.unknown);
                together = Counts.add(together, run.together);
                pauses = Counts.add(pauses, run.pauses);
            }
        }
    }

    private final int kind;
    private final UsesTable<Sums> table;

    /** @param kind of the events that count */
    public CallUses(int kind, Overflows overflows) {
        this.kind = kind;
        table = new UsesTable<>(LIMIT, Sums::new, Bound.CALL_USES, overflows);
    }

    /** Adds a finished request. */
    public void add(RequestEvents request, RequestCalls calls) {
        int endpoint = request.endpoint();
        for (int i = 0; i < calls.size(); i++) {
            CallRun run = calls.run(i);
            if (run.kind == kind) {
                table.at(endpoint, run.subject).add(run);
            }
        }
        for (int i = 0; i < calls.sited(); i++) {
            CallRun run = calls.sitedRun(i);
            if (run.kind == kind) {
                Sums sums = table.at(endpoint, run.subject);
                if (calls.isRepeat(i)) {
                    sums.repeatSites = table.count(sums.repeatSites, calls.site(i));
                } else {
                    sums.firstSites = table.count(sums.firstSites, calls.site(i));
                }
            }
        }
        CutEvents cut = calls.size() == 0 ? null : request.cut();
        if (cut != null) {
            cut.forEach((key, sum) -> {
                if (sum.kind == kind && (kind != EventKind.HTTP_CALL || sum.special == 0)) {
                    // What was cut came after thousands of events: as good as always a repeat.
                    Sums sums = table.at(endpoint, sum.subject);
                    sums.repeatSites = table.count(sums.repeatSites, sum.sites);
                }
            });
        }
    }

    /** Adds a call outside any request; totals and sites only. */
    public void addAlone(long[] event) {
        if (isOfModel(event, 0)) {
            return;
        }
        long subjectAndSite = event[EventLayout.SUBJECT_AND_SITE];
        Sums sums = table.at(DumpIds.NO_REQUEST, EventLayout.subject(subjectAndSite));
        sums.calls = Counts.add(sums.calls, 1);
        sums.nanos += event[EventLayout.DURATION];
        sums.firstSites = table.count(sums.firstSites, EventLayout.site(subjectAndSite));
    }

    /** Whether an event of this kind is told already, as a call of a model. */
    static boolean isOfModel(long[] words, int offset) {
        long header = words[offset + EventLayout.HEADER];
        return EventLayout.kind(header) == EventKind.HTTP_CALL
                && (EventLayout.flags(header) & EventLayout.FLAG_OF_MODEL) != 0;
    }

    /**
     * The uses, ordered by endpoint and subject.
     *
     * @param subject what a route or command is called in the dump
     */
    public List<CallUse> named(DumpIds ids, IntFunction<String> subject) {
        return table.named(
                ids,
                subject,
                sums -> {
                    IdCounts.forEachId(sums.firstSites, ids::mentionSite);
                    IdCounts.forEachId(sums.repeatSites, ids::mentionSite);
                },
                (endpoint, id, sums) -> new CallUse(
                        ids.endpoint(endpoint),
                        subject.apply(id),
                        sums.requests,
                        sums.calls,
                        sums.nanos,
                        sums.maxPerRequest,
                        sums.repeatedRequests,
                        sums.repeatedCalls,
                        sums.repeatedNanos,
                        sums.distinct,
                        sums.unknown,
                        sums.together,
                        sums.pauses,
                        IdCounts.named(sums.firstSites, sums.repeatSites, ids::site),
                        IdCounts.named(sums.repeatSites, ids::site)));
    }
}
