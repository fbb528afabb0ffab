package io.pitot.agent.instrumentation.h2o;

import hex.genmodel.GenModel;
import hex.genmodel.MojoModel;
import io.pitot.agent.bootstrap.InferenceProbe;
import io.pitot.agent.bootstrap.InputHash;
import io.pitot.agent.bootstrap.ModelInputs;
import io.pitot.agent.bootstrap.ObservedModel;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads H2O's models and rows. Defined into the loader of the library itself. */
public final class H2oReader {

    private H2oReader() {}

    /** The handle of a model: if it was not loaded from a file by its algorithm, generated code by its class. One row a call. */
    public static int model(GenModel model) {
        int known = ((ObservedModel) (Object) model).pitot$model();
        return known == 0 ? named(model, name(model)) : known;
    }

    /** The handle of one that was loaded; 0 where what loads it in turn knows the file that it is in. */
    public static int loaded(Object model, @Nullable Object source, boolean isOutermost) {
        if (source instanceof String path) {
            return named(model, InferenceProbe.nameOfFile(path));
        }
        return isOutermost ? model((GenModel) model) : 0;
    }

    private static int named(Object model, String name) {
        int handle = InferenceProbe.model(model, name, false);
        ModelInputs.set(handle, "row[" + ((GenModel) model).nfeatures() + "]");
        return handle;
    }

    /** Of a row of numbers, and of what is to be added to the answer where that is given with it. */
    public static long input(double @Nullable [] row, @Nullable Object further) {
        long hash = InputHash.addValue(InputHash.begin(), row);
        // Else it is the array that the answer goes into.
        return further instanceof Double ? InputHash.addValue(hash, further) : hash;
    }

    /** Of a row of names and values, of what is asked of it, and of how. */
    public static long input(
            @Nullable Map<?, ?> row, String asked, @Nullable Object one, @Nullable Object two, @Nullable Object three) {
        long hash = InputHash.addNamed(InputHash.addValue(InputHash.begin(), asked), row);
        return InputHash.addValue(InputHash.addValue(InputHash.addValue(hash, one), two), three);
    }

    private static String name(GenModel model) {
        String algorithm = model instanceof MojoModel mojo ? mojo._algoName : null;
        return algorithm == null ? model.getClass().getSimpleName() : algorithm;
    }
}
