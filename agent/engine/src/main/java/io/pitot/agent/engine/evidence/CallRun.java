package io.pitot.agent.engine.evidence;

/** What one request did with one route or command. Reused from request to request. */
final class CallRun {

    int kind;
    int subject;
    long calls;

    /** Time in which at least one of the calls was under way. */
    long nanos;

    /** Calls with a target or keys that were new to the request. */
    long distinct;

    long unknown;
    long pauses;

    /** Calls that began while an earlier one was under way. */
    long together;

    private long until;

    void reset(int kind, int subject) {
        this.kind = kind;
        this.subject = subject;
        calls = 0;
        nanos = 0;
        distinct = 0;
        unknown = 0;
        pauses = 0;
        together = 0;
    }

    /** Adds a call; in the order of their start. */
    void add(long start, long duration) {
        long end = start + duration;
        // By difference: nanoTime may wrap.
        if (calls == 0 || start - until >= 0) {
            nanos += duration;
            until = end;
        } else {
            together++;
            nanos += Math.max(0, end - until);
            until = end - until > 0 ? end : until;
        }
        calls++;
    }
}
