package io.pitot.agent.instrumentation;

/** Woven into sample classes. */
public interface SampleState {

    int pitot$runs();

    void pitot$runs(int runs);
}
