package io.pitot.shop.models;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/**
 * Makes the shop's models: two dense layers each, {@code features[N, width]} to {@code score[N, 1]}. Their
 * weights come from fixed seeds: the shop needs models of believable shape and cost, not their judgement.
 *
 * <p>The field numbers are those of {@code onnx.proto3}, IR version 8, operator set 13.
 */
public final class ModelWriter {

    private static final int HIDDEN = 16;
    private static final int FLOAT = 1;

    private final String name;
    private final int width;
    private final Random random;

    private ModelWriter(String name, int width, int seed) {
        this.name = name;
        this.width = width;
        random = new Random(seed);
    }

    /**
     * Writes the models.
     *
     * @param args the folder to write into
     */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        Files.write(folder.resolve("fraud-v3.onnx"), fraud());
        Files.write(folder.resolve("taste-v1.onnx"), taste());
    }

    /** The file {@code fraud-v3.onnx}. */
    public static byte[] fraud() {
        return new ModelWriter("fraud-v3", 6, 3).model();
    }

    /** The file {@code taste-v1.onnx}. */
    public static byte[] taste() {
        return new ModelWriter("taste-v1", 3, 1).model();
    }

    private byte[] model() {
        ProtoBytes graph = new ProtoBytes()
                .message(1, node("Gemm", "hidden", "features", "weights1", "bias1"))
                .message(1, node("Relu", "active", "hidden"))
                .message(1, node("Gemm", "logit", "active", "weights2", "bias2"))
                .message(1, node("Sigmoid", "score", "logit"))
                .text(2, name)
                .message(5, weights("weights1", width, HIDDEN))
                .message(5, weights("bias1", HIDDEN))
                .message(5, weights("weights2", HIDDEN, 1))
                .message(5, weights("bias2", 1))
                .message(11, matrix("features", width))
                .message(12, matrix("score", 1));
        return new ProtoBytes()
                .number(1, 8)
                .text(2, "pitot-shop")
                .message(7, graph)
                .message(8, new ProtoBytes().text(1, "").number(2, 13))
                .toByteArray();
    }

    private static ProtoBytes node(String operator, String output, String... inputs) {
        ProtoBytes node = new ProtoBytes();
        for (String input : inputs) {
            node.text(1, input);
        }
        return node.text(2, output).text(3, output).text(4, operator);
    }

    private ProtoBytes weights(String name, int... dimensions) {
        ProtoBytes tensor = new ProtoBytes();
        int count = 1;
        for (int dimension : dimensions) {
            tensor.number(1, dimension);
            count *= dimension;
        }
        ByteBuffer values = ByteBuffer.allocate(count * Float.BYTES);
        values.order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            values.putFloat(random.nextFloat() - 0.5f);
        }
        return tensor.number(2, FLOAT).text(8, name).blob(9, values.array());
    }

    /** A matrix of any number of rows: its first dimension has a name and no value. */
    private static ProtoBytes matrix(String name, int columns) {
        ProtoBytes shape = new ProtoBytes();
        for (ProtoBytes dimension : List.of(new ProtoBytes().text(2, "N"), new ProtoBytes().number(1, columns))) {
            shape.message(1, dimension);
        }
        ProtoBytes tensor = new ProtoBytes().number(1, FLOAT).message(2, shape);
        return new ProtoBytes().text(1, name).message(2, new ProtoBytes().message(1, tensor));
    }
}
