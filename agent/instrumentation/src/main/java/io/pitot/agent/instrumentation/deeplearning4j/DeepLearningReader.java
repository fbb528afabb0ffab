package io.pitot.agent.instrumentation.deeplearning4j;

import io.pitot.agent.bootstrap.InferenceProbe;
import java.io.File;
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
            return InferenceProbe.model(network, InferenceProbe.nameOfFile(file.getName()), true);
        }
        if (source instanceof String path) {
            return InferenceProbe.model(network, InferenceProbe.nameOfFile(path), true);
        }
        return isOutermost ? model(network) : 0;
    }

    /** The handle of a network, which is named after its class if it has no name yet. */
    public static int model(Object network) {
        return InferenceProbe.model(network, network.getClass().getSimpleName(), true);
    }

    /** How many rows a network is given: the first dimension of its first input. */
    public static long rows(Object[] given) {
        for (Object one : given) {
            if (one instanceof INDArray[] several && several.length > 0) {
                return rows(several[0]);
            }
            if (one instanceof INDArray array) {
                return rows(array);
            }
        }
        return 0;
    }

    private static long rows(@Nullable INDArray array) {
        if (array == null) {
            return 0;
        }
        return array.rank() > 1 ? array.size(0) : 1;
    }
}
