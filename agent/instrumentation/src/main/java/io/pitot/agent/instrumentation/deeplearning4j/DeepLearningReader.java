package io.pitot.agent.instrumentation.deeplearning4j;

import io.pitot.agent.bootstrap.InferenceProbe;
import io.pitot.agent.bootstrap.ModelInputs;
import java.io.File;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Reads networks of DeepLearning4J, and what they are given; never its values. Defined into the library's loader. */
public final class DeepLearningReader {

    private DeepLearningReader() {}

    /**
     * The handle of a network that was loaded, from a file, a path or a stream; 0 where what loads it in turn knows the file that it is
     * in.
     */
    public static int model(Object network, @Nullable Object source, boolean isOutermost) {
        if (source instanceof File file) {
            return ModelInputs.forget(InferenceProbe.model(network, InferenceProbe.nameOfFile(file.getName()), true));
        }
        if (source instanceof String path) {
            return ModelInputs.forget(InferenceProbe.model(network, InferenceProbe.nameOfFile(path), true));
        }
        return isOutermost ? ModelInputs.forget(model(network)) : 0;
    }

    /** The handle of a network, which is named after its class if it has no name yet. */
    public static int model(Object network) {
        return InferenceProbe.model(network, network.getClass().getSimpleName(), true);
    }

    /**
     * The same of one that has been called. The first time, what it was given is what it takes.
     *
     * @param thrown what the call failed with
     */
    public static int called(Object network, Object[] given, @Nullable Throwable thrown) {
        int model = model(network);
        if (thrown == null && ModelInputs.isUnknown(model)) {
            INDArray first = first(given);
            ModelInputs.set(model, first == null ? "" : input(first));
        }
        return model;
    }

    private static String input(INDArray array) {
        String type = array.dataType().name().toLowerCase(Locale.ROOT);
        return array.rank() > 1
                ? ModelInputs.ofRows("", type, array.shape())
                : ModelInputs.text("", type, array.shape());
    }

    /** How many rows a network is given: the first dimension of its first input. */
    public static long rows(Object[] given) {
        INDArray first = first(given);
        if (first == null) {
            return 0;
        }
        return first.rank() > 1 ? first.size(0) : 1;
    }

    private static @Nullable INDArray first(Object[] given) {
        for (Object one : given) {
            if (one instanceof INDArray[] several && several.length > 0) {
                return several[0];
            }
            if (one instanceof INDArray array) {
                return array;
            }
        }
        return null;
    }
}
