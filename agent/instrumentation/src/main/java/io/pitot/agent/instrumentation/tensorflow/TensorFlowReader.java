package io.pitot.agent.instrumentation.tensorflow;

import io.pitot.agent.bootstrap.InferenceProbe;
import io.pitot.agent.bootstrap.ModelInputs;
import io.pitot.agent.bootstrap.ObservedModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tensorflow.ConcreteFunction;
import org.tensorflow.Output;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Signature;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.proto.DataType;

/** Reads TensorFlow's models, and shapes of what they are given; never values. Defined into the library's loader. */
public final class TensorFlowReader {

    private TensorFlowReader() {}

    /** The handle of a model that was loaded, called after its folder, or the one above it where that is a version's number. */
    public static int load(Object loaded, String folder) {
        SavedModelBundle bundle = (SavedModelBundle) loaded;
        int model = InferenceProbe.model(bundle.session(), name(folder), isBatchable(bundle));
        ModelInputs.set(model, input(bundle));
        return model;
    }

    /** Of the signature that is called by default, or of the only one. */
    private static String input(SavedModelBundle bundle) {
        List<Signature> signatures = bundle.signatures();
        for (Signature signature : signatures) {
            if (Signature.DEFAULT_KEY.equals(signature.key())) {
                return input(signature);
            }
        }
        return signatures.size() == 1 ? input(signatures.get(0)) : "";
    }

    private static String input(Signature signature) {
        List<String> texts = new ArrayList<>();
        new TreeMap<>(signature.getInputs())
                .forEach((name, input) -> texts.add(input(name, input.dataType, input.shape)));
        return String.join(", ", texts);
    }

    private static String input(String name, DataType type, Shape shape) {
        String known = type.name().toLowerCase(Locale.ROOT).replace("dt_", "");
        return shape.isUnknown() ? name + " " + known : ModelInputs.text(name, known, shape.asArray());
    }

    private static String name(String folder) {
        Path path = Path.of(folder).toAbsolutePath().normalize();
        for (int i = path.getNameCount() - 1; i >= 0; i--) {
            String name = path.getName(i).toString();
            if (!name.chars().allMatch(Character::isDigit)) {
                return name;
            }
        }
        return "tensorflow";
    }

    private static boolean isBatchable(SavedModelBundle bundle) {
        for (Signature signature : bundle.signatures()) {
            if (isBatchable(signature)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBatchable(Signature signature) {
        for (Signature.TensorDescription input : signature.getInputs().values()) {
            if (takesAnyNumber(input.shape)) {
                return true;
            }
        }
        return false;
    }

    /** The handle of a function, called after the key of its signature, if the application gave it one. */
    public static int function(Object function) {
        int model = ((ObservedModel) function).pitot$model();
        if (model != 0) {
            return model;
        }
        Signature signature = ((ConcreteFunction) function).signature();
        String key = signature.key();
        boolean isUnnamed = key == null || key.isEmpty() || key.equals(Signature.DEFAULT_KEY);
        model = InferenceProbe.model(function, isUnnamed ? "tensorflow" : key, isBatchable(signature));
        ModelInputs.set(model, input(signature));
        return model;
    }

    /** The handle of the model that a session runs; one that no folder names is {@code tensorflow}. */
    public static int model(Object session, Object inputs) {
        int model = ((ObservedModel) session).pitot$model();
        if (model != 0) {
            return model;
        }
        Output<?> first = (Output<?>) ((List<?>) inputs).get(0);
        model = InferenceProbe.model(session, "tensorflow", takesAnyNumber(first.shape()));
        ModelInputs.set(model, input(first.op().name(), first.dataType(), first.shape()));
        return model;
    }

    private static boolean takesAnyNumber(Shape shape) {
        return shape.isUnknown() || (shape.numDimensions() > 0 && shape.get(0) == Shape.UNKNOWN_SIZE);
    }

    /** Whether a run computes something of what it is given; others set a session up. */
    public static boolean takesInput(Object tensors) {
        return !((List<?>) tensors).isEmpty();
    }

    /** How many rows a run is given: the first dimension of its first tensor. */
    public static long rows(Object tensors) {
        return rowsOf(((List<?>) tensors).get(0));
    }

    /** How many rows a function is given: the first dimension of the tensor that its signature names first. */
    public static long rowsOf(Object function, @Nullable Map<?, ?> tensors) {
        Iterator<String> names =
                ((ConcreteFunction) function).signature().inputNames().iterator();
        return tensors != null && names.hasNext() ? rowsOf(tensors.get(names.next())) : 0;
    }

    private static long rowsOf(@Nullable Object given) {
        if (!(given instanceof Tensor tensor)) {
            return 0;
        }
        Shape shape = tensor.shape();
        return shape.numDimensions() == 0 ? 1 : shape.get(0);
    }
}
