package io.pitot.agent.instrumentation.xgboost;

import io.pitot.agent.bootstrap.InferenceProbe;
import io.pitot.agent.bootstrap.ObservedModel;
import java.util.Locale;
import java.util.Set;

/** Reads XGBoost's models. Defined into the loader of XGBoost4J itself. */
public final class XgboostReader {

    /** What the library calls the number of threads that compute a call, which else is that of the processors. */
    private static final Set<String> THREADS = Set.of("nthread", "n_jobs");

    /** The same for all that compute with OpenMP. */
    private static final boolean THREADS_ARE_SET = System.getenv("OMP_NUM_THREADS") != null;

    private XgboostReader() {}

    /** The handle of a model, which is named if it has none yet. */
    public static int model(Object booster, String name) {
        ObservedModel observed = (ObservedModel) booster;
        if (observed.pitot$model() == 0) {
            InferenceProbe.model(booster, name, true);
            InferenceProbe.useAllProcessors(booster, !THREADS_ARE_SET);
        }
        return observed.pitot$model();
    }

    /** The application sets a parameter of a model. */
    public static void parameter(Object booster, String name) {
        if (THREADS.contains(name.toLowerCase(Locale.ROOT))) {
            model(booster, "xgboost");
            InferenceProbe.useAllProcessors(booster, false);
        }
    }
}
