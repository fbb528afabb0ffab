package com.acme.scoring;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.Batchifier;
import java.util.Arrays;

/**
 * Joins rows by themselves: ONNX Runtime's arrays cannot be, and PyTorch's are by a part of it after which TensorFlow, loaded into the same
 * process, aborts that.
 */
final class JoinedRows implements Batchifier {

    private static final long serialVersionUID = 1;

    @Override
    public NDList batchify(NDList[] inputs) {
        int columns = (int) inputs[0].get(0).size();
        float[] joined = new float[inputs.length * columns];
        for (int i = 0; i < inputs.length; i++) {
            System.arraycopy(inputs[i].get(0).toFloatArray(), 0, joined, columns * i, columns);
        }
        return new NDList(inputs[0].get(0).getManager().create(joined, new Shape(inputs.length, columns)));
    }

    @Override
    public NDList[] unbatchify(NDList answers) {
        NDArray all = answers.get(0);
        float[] joined = all.toFloatArray();
        NDList[] rows = new NDList[(int) all.getShape().get(0)];
        int columns = joined.length / rows.length;
        for (int i = 0; i < rows.length; i++) {
            float[] row = Arrays.copyOfRange(joined, columns * i, columns * (i + 1));
            rows[i] = new NDList(all.getManager().create(row));
        }
        return rows;
    }
}
