package io.pitot.agent.instrumentation.deeplearning4j;

import io.pitot.agent.bootstrap.InputHash;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Hashes what networks are given. Defined into the library's loader.
 *
 * <p>An array's numbers are read where they lie, in memory of the JVM's process, and in their order there, which its strides tell. Those that lie in a
 * graphics card would have to be fetched, and a part of another array is not read.
 */
public final class DeepLearningInputs {

    /** Of the buffers that lie in memory of the process. */
    private static final String HOST = "org.nd4j.linalg.cpu.";

    private DeepLearningInputs() {}

    /**
     * Of all that a network is called with.
     *
     * @param method which of its methods
     */
    public static long hash(String method, Object[] given) {
        long hash = InputHash.addValue(InputHash.begin(), method);
        try {
            for (int i = 0; i < given.length && hash != InputHash.UNKNOWN; i++) {
                hash = one(hash, given[i]);
            }
        } catch (RuntimeException closed) {
            return InputHash.UNKNOWN;
        }
        return hash;
    }

    private static long one(long hash, @Nullable Object given) {
        if (given instanceof INDArray array) {
            return array(hash, array);
        }
        if (!(given instanceof INDArray[] several)) {
            return InputHash.addValue(hash, given);
        }
        long all = InputHash.add(hash, several.length);
        for (int i = 0; i < several.length && all != InputHash.UNKNOWN; i++) {
            all = several[i] == null ? InputHash.addValue(all, null) : array(all, several[i]);
        }
        return all;
    }

    private static long array(long hash, INDArray array) {
        if (array.isEmpty() || array.isView() || array.isCompressed() || array.wasClosed()) {
            return InputHash.UNKNOWN;
        }
        DataBuffer numbers = array.data();
        DataType type = numbers.dataType();
        if (!type.isNumerical()
                || !numbers.getClass().getName().startsWith(HOST)
                || numbers.length() != array.length()
                || InputHash.isTooLarge((int) Math.min(numbers.length(), Integer.MAX_VALUE))) {
            return InputHash.UNKNOWN;
        }
        long all = InputHash.addValue(InputHash.add(hash, array.rank()), type);
        for (int i = 0; i < array.rank(); i++) {
            all = InputHash.add(InputHash.add(all, array.size(i)), array.stride(i));
        }
        return numbers(all, numbers, type.isIntType());
    }

    private static long numbers(long hash, DataBuffer numbers, boolean isWhole) {
        long all = hash;
        for (long i = 0; i < numbers.length(); i++) {
            all = InputHash.add(all, isWhole ? numbers.getLong(i) : Double.doubleToRawLongBits(numbers.getDouble(i)));
        }
        return all;
    }
}
