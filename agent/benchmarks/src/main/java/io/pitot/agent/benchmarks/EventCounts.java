package io.pitot.agent.benchmarks;

import io.pitot.agent.engine.RunningEngine;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What became of the events of an iteration, shown beside its result. */
@AuxCounters(AuxCounters.Type.EVENTS)
@State(Scope.Thread)
public class EventCounts {

    /** Events that the engine took. */
    public long recorded;

    /** Events that found no room. */
    public long dropped;

    /** Leaves out what was before. */
    @Setup(Level.Iteration)
    public void begin(EngineBeside engine) {
        engine.running().takeRecorded();
        engine.running().takeDropped();
        recorded = 0;
        dropped = 0;
    }

    /** The first thread to come takes the counts of all: JMH adds up what the threads tell. */
    @TearDown(Level.Iteration)
    public void end(EngineBeside engine) {
        RunningEngine running = engine.running();
        recorded = running.takeRecorded();
        dropped = running.takeDropped();
    }
}
