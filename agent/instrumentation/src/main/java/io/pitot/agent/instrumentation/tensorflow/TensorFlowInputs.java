package io.pitot.agent.instrumentation.tensorflow;

import io.pitot.agent.bootstrap.InputHash;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Output;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.ByteDataBuffer;
import org.tensorflow.ndarray.buffer.LongDataBuffer;

/**
 * Hashes the tensors that runs are given. Defined into the library's loader.
 *
 * <p>A tensor of numbers is read in the memory that it is. One of texts is a tensor of places where they are, and is not known.
 */
public final class TensorFlowInputs {

    private static final int MOST_TENSORS = 16;

    /** By name: a switch over the library's constants would be a class more. */
    private static final Set<String> NUMBERS = Set.of(
            "DT_FLOAT",
            "DT_DOUBLE",
            "DT_HALF",
            "DT_BFLOAT16",
            "DT_INT64",
            "DT_INT32",
            "DT_INT16",
            "DT_INT8",
            "DT_UINT8",
            "DT_BOOL");

    private TensorFlowInputs() {}

    /**
     * Of all tensors of a run, of what they are for, and of what is asked.
     *
     * @param inputs what the tensors are for, in their order
     * @param targets what is run besides, such as a training, which leaves the model another one
     */
    public static long hash(Object inputs, Object tensors, Object outputs, Object targets) {
        List<?> given = (List<?>) tensors;
        List<?> places = (List<?>) inputs;
        if (!((List<?>) targets).isEmpty() || given.size() > MOST_TENSORS || given.size() != places.size()) {
            return InputHash.UNKNOWN;
        }
        try {
            long hash = asked((List<?>) outputs);
            for (int i = 0; i < given.size() && hash != InputHash.UNKNOWN; i++) {
                hash = tensor(place(hash, places.get(i)), given.get(i));
            }
            return hash;
        } catch (RuntimeException closed) {
            return InputHash.UNKNOWN;
        }
    }

    /** Of all tensors that a function is given, by their names. */
    public static long hash(@Nullable Map<?, ?> tensors) {
        if (tensors == null || tensors.size() > MOST_TENSORS || !InputHash.isReadable(tensors)) {
            return InputHash.UNKNOWN;
        }
        long sum = 0;
        try {
            for (Map.Entry<?, ?> entry : tensors.entrySet()) {
                long tensor = InputHash.addValue(tensor(InputHash.begin(), entry.getValue()), entry.getKey());
                if (tensor == InputHash.UNKNOWN) {
                    return InputHash.UNKNOWN;
                }
                // Adds up to the same in any order.
                sum += tensor;
            }
        } catch (RuntimeException closed) {
            return InputHash.UNKNOWN;
        }
        return InputHash.add(InputHash.begin(), sum);
    }

    private static long asked(List<?> outputs) {
        long hash = InputHash.add(InputHash.begin(), outputs.size());
        for (int i = 0; i < outputs.size(); i++) {
            hash = place(hash, outputs.get(i));
        }
        return hash;
    }

    private static long place(long hash, Object place) {
        Output<?> output = (Output<?>) place;
        return InputHash.add(InputHash.add(hash, output.op().hashCode()), output.index());
    }

    private static long tensor(long hash, @Nullable Object given) {
        if (!(given instanceof Tensor tensor)
                || tensor.isSparse()
                || !NUMBERS.contains(tensor.dataType().name())) {
            return InputHash.UNKNOWN;
        }
        long all = InputHash.addValue(hash, tensor.dataType());
        Shape shape = tensor.shape();
        for (int i = 0; i < shape.numDimensions(); i++) {
            all = InputHash.add(all, shape.get(i));
        }
        return bytes(all, tensor);
    }

    private static long bytes(long hash, Tensor tensor) {
        long size = tensor.numBytes();
        if (InputHash.isTooLarge((int) Math.min(size / Float.BYTES, Integer.MAX_VALUE))) {
            return InputHash.UNKNOWN;
        }
        ByteDataBuffer bytes = tensor.asRawTensor().data();
        LongDataBuffer longs = bytes.asLongs();
        long all = InputHash.add(hash, size);
        long whole = size / Long.BYTES;
        for (long i = 0; i < whole; i++) {
            all = InputHash.add(all, longs.getLong(i));
        }
        for (long i = whole * Long.BYTES; i < size; i++) {
            all = InputHash.add(all, bytes.getByte(i));
        }
        return all;
    }
}
