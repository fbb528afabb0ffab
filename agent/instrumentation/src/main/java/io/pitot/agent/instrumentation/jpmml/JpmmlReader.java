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

    private static String name(ExposedField evaluator) {
        if (evaluator.pitot$field() instanceof Model model) {
            String name = model.getModelName();
            return name == null || name.isEmpty() ? model.getClass().getSimpleName() : name;
        }
        return "pmml";
    }
}
