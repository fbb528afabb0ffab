package io.pitot.agent.instrumentation.xgboost;

import io.pitot.agent.bootstrap.InferenceProbe;
import io.pitot.agent.bootstrap.InputHash;
import io.pitot.agent.bootstrap.ModelInputs;
import io.pitot.agent.bootstrap.ObservedColumns;
import io.pitot.agent.bootstrap.ObservedInput;
import io.pitot.agent.bootstrap.ObservedModel;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads XGBoost's models and matrices. Defined into the loader of XGBoost4J itself. */
public final class XgboostReader {

    /** What the library calls the number of threads that compute a call, which else is that of the processors. */
    private static final Set<String> THREADS = Set.of("nthread", "n_jobs");

    /** The same for all that compute with OpenMP. */
    private static final boolean THREADS_ARE_SET = System.getenv("OMP_NUM_THREADS") != null;

    private XgboostReader() {}

    /** The handle of a model that was loaded, after its file if it is from one. */
    public static int loaded(Object booster, @Nullable Object source) {
        String name = source instanceof String path ? InferenceProbe.nameOfFile(path) : "xgboost";
        return ModelInputs.forget(model(booster, name));
    }

    /** The handle of a model, which is named if it has none yet. */
    public static int model(Object booster, String name) {
        ObservedModel observed = (ObservedModel) booster;
        if (observed.pitot$model() == 0) {
            InferenceProbe.model(booster, name, true);
            InferenceProbe.useAllProcessors(booster, !THREADS_ARE_SET);
        }
        return observed.pitot$model();
    }

    /** Of a matrix, if it is known what it was made of, of what is asked of it, and of how. */
    public static long input(@Nullable Object matrix, String asked, @Nullable Object one, @Nullable Object two) {
        long known = matrix instanceof ObservedInput observed ? observed.pitot$input() : InputHash.UNKNOWN;
        return InputHash.addValue(InputHash.addValue(InputHash.addValue(known, asked), one), two);
    }

    /** Of a matrix in an array and of how its rows are scored. */
    public static long input(
            long matrix, float missing, @Nullable Object range, @Nullable Object kind, @Nullable Object margin) {
        long hash = InputHash.add(matrix, Float.floatToRawIntBits(missing));
        return InputHash.addValue(InputHash.addValue(InputHash.addValue(hash, range), kind), margin);
    }

    /** Keeps of what a matrix is made. */
    public static void made(Object matrix, long input) {
        ((ObservedInput) matrix).pitot$input(input);
    }

    /** How many columns a matrix has; 0 where it was not made of rows and columns. */
    public static int columns(@Nullable Object matrix) {
        return matrix instanceof ObservedColumns observed ? observed.pitot$columns() : 0;
    }

    /**
     * A model has answered rows of so many columns, and if it is the first time, that is what it takes. The library is not asked: it would
     * configure the model, before the application has set its parameters.
     *
     * @param answers null if the call failed
     */
    public static void answered(int model, int columns, float @Nullable [][] answers) {
        if (answers != null && columns > 0 && ModelInputs.isUnknown(model)) {
            ModelInputs.set(model, ModelInputs.text("", "float", -1, columns));
        }
    }

    /** The application sets a parameter of a model. */
    public static void parameter(Object booster, String name) {
        if (THREADS.contains(name.toLowerCase(Locale.ROOT))) {
            model(booster, "xgboost");
            InferenceProbe.useAllProcessors(booster, false);
        }
    }
}
