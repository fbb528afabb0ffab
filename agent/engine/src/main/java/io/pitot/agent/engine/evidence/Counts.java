package io.pitot.agent.engine.evidence;

/**
 * Counts that there are thousands of, in half the room: an interval in which one endpoint does one thing two billion times is counted
 * as two billion.
 */
final class Counts {

    private Counts() {}

    static int add(int count, long more) {
        return (int) Math.min(count + more, Integer.MAX_VALUE);
    }
}
