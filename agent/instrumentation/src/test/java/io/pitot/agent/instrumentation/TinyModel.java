package io.pitot.agent.instrumentation;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * An ONNX model of one operator, {@code score = Relu(features)}, written field by field: {@code
 * onnx.proto3}, IR version 8, operator set 13.
 */
public final class TinyModel {

    private static final int FLOAT = 1;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private TinyModel() {}

    /**
     * The model's file.
     *
     * @param rows how many rows it takes, or 0 for any number
     */
    public static byte[] of(String graphName, int rows) {
        TinyModel node = new TinyModel().text(1, "features").text(2, "score").text(4, "Relu");
        TinyModel graph = new TinyModel()
                .message(1, node)
                .text(2, graphName)
                .message(11, matrix("features", rows))
                .message(12, matrix("score", rows));
        return new TinyModel()
                .number(1, 8)
                .message(7, graph)
                .message(8, new TinyModel().text(1, "").number(2, 13))
                .bytes
                .toByteArray();
    }

    private static TinyModel matrix(String name, int rows) {
        TinyModel height = rows == 0 ? new TinyModel().text(2, "N") : new TinyModel().number(1, rows);
        TinyModel shape = new TinyModel().message(1, height).message(1, new TinyModel().number(1, 2));
        TinyModel tensor = new TinyModel().number(1, FLOAT).message(2, shape);
        return new TinyModel().text(1, name).message(2, new TinyModel().message(1, tensor));
    }

    /** All numbers here are below 128: one byte in the wire format. */
    private TinyModel number(int field, int value) {
        bytes.write(field << 3);
        bytes.write(value);
        return this;
    }

    private TinyModel text(int field, String value) {
        return blob(field, value.getBytes(StandardCharsets.US_ASCII));
    }

    private TinyModel message(int field, TinyModel value) {
        return blob(field, value.bytes.toByteArray());
    }

    private TinyModel blob(int field, byte[] value) {
        bytes.write(field << 3 | 2);
        bytes.write(value.length);
        bytes.writeBytes(value);
        return this;
    }
}
