package io.pitot.agent.engine.evidence;

import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.engine.table.Bound;
import io.pitot.agent.engine.table.Overflows;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The queries of one finished request: executions, rows, arguments. Filled anew for each request; the
 * collectors of queries read it.
 *
 * <p>A duplicate is a reading query that ran without an error, with arguments with which the same request
 * has already run it on the same database, while no statement that may write was run in between: a second read after a write
 * has its reason, and which tables a write reaches through triggers, views and cascades is not known here.
 * Nor is one of a query that the request polls: most of its duplicates follow the same execution after a long while in which
 * nothing else was called, and wait for a change. A pause before one of several is not the query's doing.
 */
public final class RequestQueries {

    private static final int LIMIT = 512;
    private static final int SLOTS = LIMIT * 4;

    /** So long a pause between two executions and nothing else: a poll. */
    private static final long POLL_NANOS = 50_000_000;

    /** No query's id. */
    private static final int NONE = -1;

    private final Verbs verbs;
    private final Overflows overflows;
    private final ArgumentSets arguments;

    private QueryRun[] runs = {};
    private int size;

    /** Slots of the hash table over {@link #runs}: stamp of the request, and index. */
    private final int[] stamps = new int[SLOTS];

    private final char[] indexes = new char[SLOTS];
    private int stamp;

    /** The query looked for last and its index: a loop runs the same one again. */
    private int lastQuery = NONE;

    private int lastIndex;

    /** When everything that has been read of the request so far had ended. */
    private long latestEnd;

    /** Executions whose call site was looked at: index of the run, site, whether it was a repeat. */
    private final char[] sitedRuns;

    private final int[] sites;
    private final boolean[] repeats;
    private int sited;

    /**
     * @param limit most events of one request
     * @param arguments of so many, free while this reads
     */
    public RequestQueries(int limit, ArgumentSets arguments, Verbs verbs, Overflows overflows) {
        this.verbs = verbs;
        this.overflows = overflows;
        this.arguments = arguments;
        sitedRuns = new char[limit];
        sites = new int[limit];
        repeats = new boolean[limit];
    }

    /** Forgets the last request and reads this one. */
    public void read(RequestEvents request) {
        stamp++;
        size = 0;
        sited = 0;
        arguments.clear(request.size());
        lastQuery = NONE;
        latestEnd = request.start();
        long[] words = request.words();
        for (int i = 0; i < request.size(); i++) {
            int at = request.at(i);
            long end = words[at + EventLayout.START] + words[at + EventLayout.DURATION];
            if (EventLayout.kind(words[at]) == EventKind.QUERY) {
                add(words, at, i);
                end += words[at + EventLayout.EXTRA];
            }
            latestEnd = end - latestEnd > 0 ? end : latestEnd;
        }
        CutEvents cut = request.cut();
        if (cut != null) {
            cut.forEach((key, sum) -> addCut(sum, request.size()));
        }
    }

    private void add(long[] words, int at, int event) {
        long subjectAndSite = words[at + EventLayout.SUBJECT_AND_SITE];
        long nanos = words[at + EventLayout.DURATION] + words[at + EventLayout.EXTRA];
        long hash = words[at + EventLayout.HASH];
        int flags = EventLayout.flags(words[at]);
        int database = (flags & EventLayout.FLAG_BATCH) == 0 ? EventLayout.aux(words[at]) : 0;
        int query = EventLayout.subject(subjectAndSite);
        boolean polled = query == lastQuery && words[at + EventLayout.START] - latestEnd > POLL_NANOS;
        int index = indexOf(query, event);
        QueryRun run = runs[index];
        run.executions++;
        run.last = event;
        run.batches += (flags & EventLayout.FLAG_BATCH) != 0 ? 1 : 0;
        run.nanos += nanos;
        run.rows += words[at + EventLayout.COUNT];
        run.addDatabase(database);
        int site = EventLayout.site(subjectAndSite);
        if (site > 0) {
            sitedRuns[sited] = (char) index;
            sites[sited] = site;
            repeats[sited++] = run.executions > 1;
            run.addSite(site);
        }
        if (verbs.writes(run.query) || (flags & EventLayout.FLAG_ROWS_CHANGED) != 0) {
            arguments.written();
        }
        if ((flags & EventLayout.FLAG_ARGUMENTS) == 0) {
            run.unknownArguments++;
        } else if ((flags & EventLayout.FLAG_ERROR) == 0) {
            int seen = arguments.add(run.query, hash, database);
            if (seen == ArgumentSets.NEW) {
                run.distinctArguments++;
            } else if (seen == ArgumentSets.DUPLICATE && verbs.reads(run.query)) {
                run.duplicates++;
                run.duplicateNanos += nanos;
                run.polled += polled ? 1 : 0;
            }
        }
    }

    private void addCut(CutEvents.Sum sum, int beyond) {
        if (sum.kind == EventKind.QUERY) {
            int index = indexOf(sum.subject, beyond);
            QueryRun run = runs[index];
            run.executions += sum.events;
            run.last = beyond;
            run.unknownArguments += sum.events;
            run.nanos += sum.nanos + sum.extraNanos;
            run.rows += sum.rows;
        }
    }

    /** How many distinct queries the request ran. The runs are in the order of their first execution. */
    int size() {
        return size;
    }

    QueryRun run(int index) {
        return runs[index];
    }

    /** What the request did with a query, or null if it did not run it. */
    @Nullable
    QueryRun find(int query) {
        int slot = slot(query);
        return stamps[slot] == stamp ? runs[indexes[slot]] : null;
    }

    /** How many queries had their first execution by the time of a query's last one. */
    int begunBy(int index) {
        int begun = index + 1;
        while (begun < size && runs[begun].first < runs[index].last) {
            begun++;
        }
        return begun;
    }

    /** How many executions of a query came after the first one of another query; none where both were cut. */
    static long executionsAfter(QueryRun other, QueryRun run, RequestEvents request) {
        if (other.first < run.first) {
            return run.executions;
        }
        if (other.first >= run.last) {
            return 0;
        }
        long before = 0;
        for (int i = run.first; i < other.first; i++) {
            before += request.kind(i) == EventKind.QUERY && request.subject(i) == run.query ? 1 : 0;
        }
        return run.executions - before;
    }

    /** How many executions had their call site looked at. */
    int sited() {
        return sited;
    }

    QueryRun sitedRun(int index) {
        return runs[sitedRuns[index]];
    }

    int site(int index) {
        return sites[index];
    }

    /** Whether the execution repeated its query within the request. */
    boolean isRepeat(int index) {
        return repeats[index];
    }

    private int indexOf(int query, int event) {
        if (query != lastQuery) {
            lastIndex = lookUp(query, event);
            lastQuery = query;
        }
        return lastIndex;
    }

    private int lookUp(int query, int event) {
        int slot = slot(query);
        if (stamps[slot] == stamp) {
            return indexes[slot];
        }
        if (query != 0 && size >= LIMIT) {
            overflows.count(Bound.REQUEST_SUBJECTS);
            return lookUp(0, event);
        }
        if (size == runs.length) {
            QueryRun[] more = Arrays.copyOf(runs, Math.max(16, size * 2));
            for (int i = size; i < more.length; i++) {
                more[i] = new QueryRun();
            }
            runs = more;
        }
        stamps[slot] = stamp;
        indexes[slot] = (char) size;
        runs[size].reset(query, event);
        return size++;
    }

    private int slot(int query) {
        int i = ((query * 0x9E3779B9) >>> 16) & (SLOTS - 1);
        while (stamps[i] == stamp && runs[indexes[i]].query != query) {
            i = (i + 1) & (SLOTS - 1);
        }
        return i;
    }
}
