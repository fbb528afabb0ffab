package io.pitot.agent.instrumentation.lightgbm;

import io.pitot.agent.bootstrap.InferenceProbe;

/** Names LightGBM's models. Defined into the loader of LightGBM4J itself. */
public final class LightgbmReader {

    private LightgbmReader() {}

    /** The handle of a model, which has no file if it has none yet. Any number of rows in one call. */
    public static int model(Object booster) {
        return InferenceProbe.model(booster, "lightgbm", true);
    }

    /**
     * The handle of a model that was loaded.
     *
     * @param method which of the methods: one takes a file's path, the other one what is in such a file
     */
    public static int loaded(Object booster, String source, String method) {
        return method.equals("createFromModelfile")
                ? InferenceProbe.model(booster, InferenceProbe.nameOfFile(source), true)
                : model(booster);
    }
}
