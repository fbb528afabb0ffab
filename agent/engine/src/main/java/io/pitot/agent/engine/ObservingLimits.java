package io.pitot.agent.engine;

/**
 * From what on less is observed, in percent.
 *
 * @param heap what collections leave of the part of the heap for objects that live long, of the most that it may hold
 * @param gc time in collections that stop all threads, of all time
 * @param cpu CPU time of the agent's own thread, of one processor
 */
public record ObservingLimits(int heap, int gc, int cpu) {

    /** What is in force where nobody says anything else. */
    public static final ObservingLimits DEFAULT = new ObservingLimits(95, 30, 50);
}
