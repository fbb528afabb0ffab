package io.pitot.agent.instrumentation.jpmml;

import io.pitot.agent.bootstrap.ExposedField;
import io.pitot.agent.bootstrap.InferenceProbe;
import io.pitot.agent.bootstrap.ObservedModel;
import org.dmg.pmml.Model;

/** Reads JPMML's evaluators. Defined into the loader of JPMML itself. */
public final class JpmmlReader {

    private JpmmlReader() {}

    /** The handle of an evaluator's model. A call evaluates one row. */
    public static int model(Object evaluator) {
        int known = ((ObservedModel) evaluator).pitot$model();
        return known == 0 ? InferenceProbe.model(evaluator, name((ExposedField) evaluator), false) : known;
    }

    /** A handle of the model that a builder has read; 0 where that is not known. */
    public static int loaded(Object builder) {
        return builder instanceof ExposedField read ? InferenceProbe.model(name(read), false) : 0;
    }

    private static String name(ExposedField holder) {
        if (holder.pitot$field() instanceof Model model) {
            String name = model.getModelName();
            return name == null || name.isEmpty() ? model.getClass().getSimpleName() : name;
        }
        return "pmml";
    }
}
