package io.pitot.agent.instrumentation.h2o;

import hex.genmodel.GenModel;
import hex.genmodel.MojoModel;
import io.pitot.agent.bootstrap.InferenceProbe;
import io.pitot.agent.bootstrap.ModelInputs;
import io.pitot.agent.bootstrap.ObservedModel;

/** Reads H2O's models. Defined into the loader of the library itself. */
public final class H2oReader {

    private H2oReader() {}

    /** The handle of a model: if it was not loaded from a file by its algorithm, generated code by its class. One row a call. */
    public static int model(GenModel model) {
        int known = ((ObservedModel) (Object) model).pitot$model();
        return known == 0 ? named(model, name(model)) : known;
    }

    /** The same of one that is called so if it has no handle yet. */
    public static int named(Object model, String name) {
        int handle = InferenceProbe.model(model, name, false);
        ModelInputs.set(handle, "row[" + ((GenModel) model).nfeatures() + "]");
        return handle;
    }

    private static String name(GenModel model) {
        String algorithm = model instanceof MojoModel mojo ? mojo._algoName : null;
        return algorithm == null ? model.getClass().getSimpleName() : algorithm;
    }
}
