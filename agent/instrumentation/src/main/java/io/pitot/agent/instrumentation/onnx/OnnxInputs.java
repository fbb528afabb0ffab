package io.pitot.agent.instrumentation.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.TensorInfo;
import io.pitot.agent.bootstrap.ExposedField;
import io.pitot.agent.bootstrap.InputHash;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Hashes what sessions are given. Defined into the loader of ONNX Runtime itself.
 *
 * <p>A tensor is read in the direct buffer that it was made of, or into which what it was made of was copied: where the session reads it,
 * since the application may have written to it again. What a session has answered is native memory alone, and not known.
 */
public final class OnnxInputs {

    private static final int MOST_INPUTS = 16;

    private OnnxInputs() {}

    /**
     * Of all inputs of a call, and of what is asked.
     *
     * @param options may name weights that are used in place of the model's
     */
    public static long hash(@Nullable Map<String, ?> inputs, @Nullable Set<String> outputs, @Nullable Object options) {
        if (inputs == null
                || outputs == null
                || options != null
                || inputs.size() > MOST_INPUTS
                || !InputHash.isReadable(inputs)) {
            return InputHash.UNKNOWN;
        }
        long sum = 0;
        try {
            for (Map.Entry<String, ?> input : inputs.entrySet()) {
                long tensor = tensor(input.getValue());
                if (tensor == InputHash.UNKNOWN) {
                    return InputHash.UNKNOWN;
                }
                // Adds up to the same in any order.
                sum += InputHash.addValue(tensor, input.getKey());
            }
            for (String output : outputs) {
                sum += InputHash.addValue(InputHash.begin(), output);
            }
        } catch (RuntimeException closed) {
            return InputHash.UNKNOWN;
        }
        return InputHash.add(InputHash.begin(), sum);
    }

    private static long tensor(@Nullable Object tensor) {
        return tensor instanceof OnnxTensor read
                        && tensor instanceof ExposedField field
                        && field.pitot$field() instanceof Buffer buffer
                ? buffer(buffer, read.getInfo())
                : InputHash.UNKNOWN;
    }

    private static long buffer(Buffer buffer, TensorInfo info) {
        long hash = InputHash.addValue(InputHash.begin(), info.type);
        long size = buffer instanceof ByteBuffer ? info.type.size : 1;
        for (long length : info.getShape()) {
            hash = InputHash.add(hash, length);
            size = Math.multiplyExact(size, length);
        }
        // It was made of what lies between position and limit. Where that may have been elsewhere it is not known.
        return buffer.position() == 0 && size <= buffer.limit()
                ? InputHash.addBuffer(hash, buffer, (int) size)
                : InputHash.UNKNOWN;
    }
}
