package io.pitot.agent.instrumentation.tribuo;

import io.pitot.agent.bootstrap.InferenceProbe;
import io.pitot.agent.bootstrap.ModelInputs;
import io.pitot.agent.bootstrap.ObservedModel;
import org.tribuo.Model;

/** Reads Tribuo's models. Defined into the loader of Tribuo itself. */
public final class TribuoReader {

    private TribuoReader() {}

    /** The handle of a model, by its name or else its class. Never batchable: several examples are a loop. */
    public static int model(Model<?> model) {
        int known = ((ObservedModel) (Object) model).pitot$model();
        if (known == 0) {
            known = InferenceProbe.model(model, name(model), false);
            ModelInputs.set(known, "example[" + model.getFeatureIDMap().size() + "]");
        }
        return known;
    }

    private static String name(Model<?> model) {
        String name = model.getName();
        return name == null || name.isEmpty() ? model.getClass().getSimpleName() : name;
    }
}
