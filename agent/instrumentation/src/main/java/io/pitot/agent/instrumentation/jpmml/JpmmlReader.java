package io.pitot.agent.instrumentation.jpmml;

import io.pitot.agent.bootstrap.ExposedField;
import io.pitot.agent.bootstrap.InferenceProbe;
import io.pitot.agent.bootstrap.ModelInputs;
import io.pitot.agent.bootstrap.ObservedModel;
import org.dmg.pmml.MiningField;
import org.dmg.pmml.Model;

/** Reads JPMML's evaluators. Defined into the loader of JPMML itself. */
public final class JpmmlReader {

    private JpmmlReader() {}

    /** The handle of an evaluator's model. A call evaluates one row. */
    public static int model(Object evaluator) {
        int known = ((ObservedModel) evaluator).pitot$model();
        if (known == 0) {
            known = InferenceProbe.model(evaluator, name((ExposedField) evaluator), false);
            ModelInputs.set(known, input((ExposedField) evaluator));
        }
        return known;
    }

    /** A handle of the model that a builder has read; 0 where that is not known. */
    public static int loaded(Object builder) {
        return builder instanceof ExposedField read ? InferenceProbe.model(name(read), false) : 0;
    }

    /** How many fields it takes: {@code row[3]}. Their names are of another type in each version. */
    private static String input(ExposedField evaluator) {
        if (!(evaluator.pitot$field() instanceof Model model) || model.getMiningSchema() == null) {
            return "";
        }
        int fields = 0;
        for (MiningField field : model.getMiningSchema().getMiningFields()) {
            fields += field.getUsageType() == MiningField.UsageType.ACTIVE ? 1 : 0;
        }
        return "row[" + fields + "]";
    }

    private static String name(ExposedField holder) {
        if (holder.pitot$field() instanceof Model model) {
            String name = model.getModelName();
            return name == null || name.isEmpty() ? model.getClass().getSimpleName() : name;
        }
        return "pmml";
    }
}
