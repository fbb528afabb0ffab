package io.pitot.agent.instrumentation.djl;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.translate.Translator;
import io.pitot.agent.bootstrap.ExposedField;
import io.pitot.agent.bootstrap.InputHash;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Hashes what predictors are given. Defined into the loader of DJL itself.
 *
 * <p>What the application asks with is hashed where it is a value of the JDK: a text, an array. An array of DJL's is native memory, of which most
 * engines make a copy for who wants to read it; ONNX Runtime's keeps the buffer that it was made of, and PyTorch's shows that memory itself.
 */
public final class DjlInputs {

    private static final int MOST_ARRAYS = 16;

    private static final String TORCH_ARRAY = "ai.djl.pytorch.engine.PtNDArray";

    /** Not in DJL 0.20. */
    private static final boolean SHOWS_MEMORY = Stream.of(NDArray.class.getMethods())
            .anyMatch(method -> method.getName().equals("toByteBuffer") && method.getParameterCount() == 1);

    private DjlInputs() {}

    /**
     * Of what the application asks, and by which translator. Unknown where that makes a run for each of several, which are then not told
     * apart.
     */
    public static long asked(@Nullable List<?> asked, Translator<?, ?> translator) {
        // A list of the application's own may do anything when it is asked for its elements.
        if (asked == null
                || asked.getClass().getClassLoader() != null
                || asked.isEmpty()
                || (asked.size() > 1 && translator.getBatchifier() == null)) {
            return InputHash.UNKNOWN;
        }
        long hash = InputHash.add(InputHash.begin(), System.identityHashCode(translator));
        return InputHash.addValue(hash, asked.size() == 1 ? asked.get(0) : asked);
    }

    /** Of the arrays that a run is given, or if they cannot be read, of what they were made of. */
    public static long hash(@Nullable NDList arrays, long asked) {
        if (asked != InputHash.UNKNOWN || arrays == null || arrays.size() > MOST_ARRAYS) {
            return asked;
        }
        long hash = InputHash.add(InputHash.begin(), arrays.size());
        try {
            for (int i = 0; i < arrays.size() && hash != InputHash.UNKNOWN; i++) {
                hash = array(hash, arrays.get(i));
            }
        } catch (RuntimeException closed) {
            return InputHash.UNKNOWN;
        }
        return hash;
    }

    private static long array(long hash, NDArray array) {
        if (array.getClass().getName().equals(TORCH_ARRAY)) {
            return torch(InputHash.addValue(hash, array.getName()), array);
        }
        return array instanceof ExposedField kept
                        && kept.pitot$field() instanceof AtomicReference<?> reference
                        && reference.get() instanceof ExposedField tensor
                        && tensor.pitot$field() instanceof Buffer buffer
                ? buffer(InputHash.addValue(hash, array.getName()), array, buffer)
                : InputHash.UNKNOWN;
    }

    private static long torch(long hash, NDArray array) {
        return SHOWS_MEMORY
                        && array.getDevice().equals(Device.cpu())
                        && !array.isSparse()
                        && array.getDataType() != DataType.STRING
                        && !InputHash.isTooLarge((int) Math.min(array.size(), Integer.MAX_VALUE))
                ? buffer(hash, array, array.toByteBuffer(true))
                : InputHash.UNKNOWN;
    }

    private static long buffer(long hash, NDArray array, Buffer buffer) {
        DataType type = array.getDataType();
        long all = InputHash.addValue(hash, type);
        long size = buffer instanceof ByteBuffer ? type.getNumOfBytes() : 1;
        for (int i = 0; i < array.getShape().dimension(); i++) {
            long length = array.getShape().get(i);
            all = InputHash.add(all, length);
            size = Math.multiplyExact(size, length);
        }
        // It was made of what lies between position and limit. Where that may have been elsewhere it is not known.
        return buffer.position() == 0 && size > 0 && size <= buffer.limit()
                ? InputHash.addBuffer(all, buffer, (int) size)
                : InputHash.UNKNOWN;
    }
}
