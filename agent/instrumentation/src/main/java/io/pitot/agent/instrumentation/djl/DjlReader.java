package io.pitot.agent.instrumentation.djl;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.Translator;
import io.pitot.agent.bootstrap.InferenceProbe;
import io.pitot.agent.bootstrap.ModelInputs;
import io.pitot.agent.bootstrap.ObservedModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads predictors and their inputs. Defined into the loader of DJL itself. */
public final class DjlReader {

    private DjlReader() {}

    /** The handle of a predictor's model. It is batchable if a batchifier joins the inputs to one. */
    public static int model(Object predictor, Model model, Translator<?, ?> translator) {
        int known = ((ObservedModel) predictor).pitot$model();
        return known == 0 ? InferenceProbe.model(predictor, name(model), translator.getBatchifier() != null) : known;
    }

    /** A handle of a model that was loaded; whether it takes batches its predictors say. */
    public static int loaded(Model model) {
        return ModelInputs.forget(InferenceProbe.model(name(model), false));
    }

    private static String name(Model model) {
        String name = model.getName();
        return name == null || name.isEmpty() ? "djl" : name;
    }

    /** A model has answered, and if it is the first time, what it was given is what it takes. */
    public static void answered(int model, @Nullable NDList inputs) {
        if (inputs == null || !ModelInputs.isUnknown(model)) {
            return;
        }
        try {
            List<String> texts = new ArrayList<>();
            for (NDArray input : inputs) {
                String type = input.getDataType().name().toLowerCase(Locale.ROOT);
                texts.add(ModelInputs.ofRows(
                        input.getName(), type, input.getShape().getShape()));
            }
            ModelInputs.set(model, String.join(", ", texts));
        } catch (RuntimeException closed) {
            ModelInputs.set(model, "");
        }
    }

    /** The inputs that a run scores: the first dimension of its first array; 1 for a scalar; 0 if unknown. */
    public static long rows(@Nullable NDList inputs) {
        if (inputs == null || inputs.isEmpty()) {
            return 0;
        }
        try {
            Shape shape = inputs.get(0).getShape();
            return shape.dimension() == 0 ? 1 : shape.get(0);
        } catch (RuntimeException closed) {
            return 0;
        }
    }
}
