package io.pitot.agent.engine.evidence;

import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.engine.table.Bound;
import io.pitot.agent.engine.table.Overflows;

/** One finished request's calls of other services and of caches. Filled anew for each request; {@link CallUses} read it. */
public final class RequestCalls {

    private static final int LIMIT = 64;

    /** So long a pause before a call, and nothing else: it waits for a change. */
    private static final long PAUSE_NANOS = 50_000_000;

    private final ArgumentSets arguments;
    private final CallRun[] runs = new CallRun[LIMIT];
    private final Overflows overflows;
    private int size;

    /** Calls whose call site was looked at: index of the run, site, whether it was a repeat. */
    private final char[] sitedRuns;

    private final int[] sites;
    private final boolean[] repeats;
    private int sited;

    /**
     * @param limit most events of one request
     * @param arguments of so many, free while this reads
     */
    public RequestCalls(int limit, ArgumentSets arguments, Overflows overflows) {
        this.overflows = overflows;
        this.arguments = arguments;
        sitedRuns = new char[limit];
        sites = new int[limit];
        repeats = new boolean[limit];
        for (int i = 0; i < LIMIT; i++) {
            runs[i] = new CallRun();
        }
    }

    /** Forgets the last request and reads this one. */
    public void read(RequestEvents request) {
        size = 0;
        sited = 0;
        if (!request.has(EventKind.HTTP_CALL) && !request.has(EventKind.CACHE)) {
            return;
        }
        arguments.clear(request.size());
        long[] words = request.words();
        long latestEnd = request.start();
        for (int i = 0; i < request.size(); i++) {
            int at = request.at(i);
            int kind = EventLayout.kind(words[at]);
            if (kind == EventKind.CACHE || (kind == EventKind.HTTP_CALL && !CallUses.isOfModel(words, at))) {
                add(words, at, kind, latestEnd);
            }
            long end = request.end(i) + request.fetch(i);
            latestEnd = end - latestEnd > 0 ? end : latestEnd;
        }
        CutEvents cut = request.cut();
        if (cut != null) {
            cut.forEach((key, sum) -> addCut(sum));
        }
    }

    private void add(long[] words, int at, int kind, long latestEnd) {
        long subjectAndSite = words[at + EventLayout.SUBJECT_AND_SITE];
        int index = indexOf(kind, EventLayout.subject(subjectAndSite));
        CallRun run = runs[index];
        long start = words[at + EventLayout.START];
        run.pauses += run.calls > 0 && start - latestEnd > PAUSE_NANOS ? 1 : 0;
        run.add(start, words[at + EventLayout.DURATION]);
        int site = EventLayout.site(subjectAndSite);
        if (site > 0) {
            sitedRuns[sited] = (char) index;
            sites[sited] = site;
            repeats[sited++] = run.calls > 1;
        }
        if ((EventLayout.flags(words[at]) & EventLayout.FLAG_ARGUMENTS) == 0) {
            run.unknown++;
        } else if (arguments.add(kind << 24 | run.subject, words[at + EventLayout.HASH]) == ArgumentSets.NEW) {
            run.distinct++;
        }
    }

    private void addCut(CutEvents.Sum sum) {
        // Of HTTP calls special are those of models' clients, which no other client shares a route with.
        if (sum.kind == EventKind.CACHE || (sum.kind == EventKind.HTTP_CALL && sum.special == 0)) {
            CallRun run = runs[indexOf(sum.kind, sum.subject)];
            run.calls += sum.events;
            run.unknown += sum.events;
            run.nanos += sum.nanos;
        }
    }

    int size() {
        return size;
    }

    CallRun run(int index) {
        return runs[index];
    }

    /** How many calls had their call site looked at. */
    int sited() {
        return sited;
    }

    CallRun sitedRun(int index) {
        return runs[sitedRuns[index]];
    }

    int site(int index) {
        return sites[index];
    }

    /** Whether the call repeated its route or command within the request. */
    boolean isRepeat(int index) {
        return repeats[index];
    }

    private int indexOf(int kind, int subject) {
        for (int i = 0; i < size; i++) {
            if (runs[i].subject == subject && runs[i].kind == kind) {
                return i;
            }
        }
        // The last two are kept for id 0 of each kind.
        if (subject != 0 && size >= LIMIT - 2) {
            overflows.count(Bound.REQUEST_SUBJECTS);
            return indexOf(kind, 0);
        }
        runs[size].reset(kind, subject);
        return size++;
    }
}
