package io.pitot.agent.bootstrap;

/** Woven into classes of inference sessions as they load: the model that a session runs. */
public interface ObservedModel {

    /** An id of {@link Names#MODELS}; 0 until it has been set. */
    int pitot$model();

    /** Keeps the id. */
    void pitot$model(int id);
}
