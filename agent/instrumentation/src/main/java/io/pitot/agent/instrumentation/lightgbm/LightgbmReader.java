package io.pitot.agent.instrumentation.lightgbm;

import io.pitot.agent.bootstrap.InferenceProbe;
import io.pitot.agent.bootstrap.ModelInputs;
import java.lang.reflect.Array;
import org.jspecify.annotations.Nullable;

/** Names LightGBM's models. Defined into the loader of LightGBM4J itself. */
public final class LightgbmReader {

    private LightgbmReader() {}

    /** The handle of a model, which has no file if it has none yet. Any number of rows in one call. */
    public static int model(Object booster) {
        return InferenceProbe.model(booster, "lightgbm", true);
    }

    /**
     * The same of one that has been called. The first time, what it was given is what it takes.
     *
     * @param thrown what the call failed with
     */
    public static int called(Object booster, int columns, @Nullable Throwable thrown) {
        int model = model(booster);
        if (thrown == null && ModelInputs.isUnknown(model)) {
            ModelInputs.set(model, ModelInputs.text("", "number", -1, columns));
        }
        return model;
    }

    /** The same of one that has been called with a row. */
    public static int called(Object booster, @Nullable Object row, @Nullable Throwable thrown) {
        return called(booster, row == null ? 0 : Array.getLength(row), thrown);
    }

    /**
     * The handle of a model that was loaded.
     *
     * @param method which of the methods: one takes a file's path, the other one what is in such a file
     */
    public static int loaded(Object booster, String source, String method) {
        boolean isFile = method.equals("createFromModelfile");
        return ModelInputs.forget(
                isFile ? InferenceProbe.model(booster, InferenceProbe.nameOfFile(source), true) : model(booster));
    }
}
