package io.pitot.agent.bootstrap;

/** Woven into classes of inference sessions as they load: the model that a session runs. */
public interface ObservedModel {

    /** A handle from {@link InferenceProbe#model}; 0 until it has been set. */
    int pitot$model();

    /** Keeps the handle. */
    void pitot$model(int model);
}
