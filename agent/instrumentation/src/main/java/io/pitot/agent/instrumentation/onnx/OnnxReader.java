package io.pitot.agent.instrumentation.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.pitot.agent.bootstrap.InferenceProbe;
import io.pitot.agent.bootstrap.ModelInputs;
import io.pitot.agent.bootstrap.ObservedModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads sessions and tensors. Defined into the loader of ONNX Runtime itself. */
public final class OnnxReader {

    private OnnxReader() {}

    /**
     * The model of a session, found out once and then kept in the session.
     *
     * @param path the file that it was loaded from, or empty
     */
    public static int model(OrtSession session, String path) {
        ObservedModel observed = (ObservedModel) (Object) session;
        int model = observed.pitot$model();
        if (model == 0) {
            model = InferenceProbe.model(name(session, path), batchable(session));
            observed.pitot$model(model);
            ModelInputs.set(model, input(session));
        }
        return model;
    }

    /** The inputs that a call scores: the first dimension of its first tensor; 1 for a scalar; 0 if unknown. */
    public static long rows(@Nullable Map<String, ?> inputs) {
        if (inputs != null) {
            for (Object input : inputs.values()) {
                if (input instanceof OnnxValue value && value.getInfo() instanceof TensorInfo tensor) {
                    long[] shape = tensor.getShape();
                    return shape.length == 0 ? 1 : shape[0];
                }
            }
        }
        return 0;
    }

    private static String name(OrtSession session, String path) {
        if (!path.isEmpty()) {
            return InferenceProbe.nameOfFile(path);
        }
        try {
            String graph = session.getMetadata().getGraphName();
            return graph == null || graph.isEmpty() ? "onnx" : graph;
        } catch (OrtException | RuntimeException unnamed) {
            return "onnx";
        }
    }

    /** Such as {@code features float[?×30], mask bool[?]}. */
    private static String input(OrtSession session) {
        List<String> texts = new ArrayList<>();
        try {
            for (NodeInfo input : session.getInputInfo().values()) {
                texts.add(
                        input.getInfo() instanceof TensorInfo tensor
                                ? ModelInputs.text(
                                        input.getName(), tensor.type.name().toLowerCase(Locale.ROOT), tensor.getShape())
                                : input.getName());
            }
        } catch (OrtException | RuntimeException unknown) {
            return "";
        }
        return String.join(", ", texts);
    }

    private static boolean batchable(OrtSession session) {
        try {
            for (NodeInfo input : session.getInputInfo().values()) {
                if (!(input.getInfo() instanceof TensorInfo tensor)) {
                    return false;
                }
                long[] shape = tensor.getShape();
                if (shape.length == 0 || shape[0] != -1) {
                    return false;
                }
            }
            return true;
        } catch (OrtException | RuntimeException unknown) {
            return false;
        }
    }
}
