package io.pitot.it.app;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The smallest ONNX model that is of use: {@code y[N, 2] = x[N, 2] + x}, or of one row only. Written as
 * protocol buffer by hand; the field numbers are those of {@code onnx.proto3}, IR version 8, operator set 13.
 */
final class TinyModel {

    private static final int FLOAT = 1;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private TinyModel() {}

    /** The model's file; it takes any number of rows or exactly one. */
    static byte[] file(String graphName, boolean anyNumberOfRows) {
        TinyModel add = new TinyModel().text(1, "x").text(1, "x").text(2, "y").text(4, "Add");
        TinyModel graph = new TinyModel()
                .message(1, add)
                .text(2, graphName)
                .message(11, matrix("x", anyNumberOfRows))
                .message(12, matrix("y", anyNumberOfRows));
        return new TinyModel()
                .number(1, 8)
                .message(7, graph)
                .message(8, new TinyModel().number(2, 13))
                .bytes
                .toByteArray();
    }

    private static TinyModel matrix(String name, boolean anyNumberOfRows) {
        TinyModel rows = anyNumberOfRows ? new TinyModel().text(2, "N") : new TinyModel().number(1, 1);
        TinyModel shape = new TinyModel().message(1, rows).message(1, new TinyModel().number(1, 2));
        TinyModel tensor = new TinyModel().number(1, FLOAT).message(2, shape);
        return new TinyModel().text(1, name).message(2, new TinyModel().message(1, tensor));
    }

    private TinyModel number(int field, int value) {
        bytes.write(field << 3);
        bytes.write(value);
        return this;
    }

    private TinyModel text(int field, String value) {
        return field(field, value.getBytes(StandardCharsets.UTF_8));
    }

    private TinyModel message(int field, TinyModel value) {
        return field(field, value.bytes.toByteArray());
    }

    /** Lengths of less than 128 bytes are one byte; longer ones two. */
    private TinyModel field(int field, byte[] value) {
        bytes.write((field << 3) | 2);
        if (value.length >= 128) {
            bytes.write((value.length & 0x7f) | 0x80);
            bytes.write(value.length >> 7);
        } else {
            bytes.write(value.length);
        }
        bytes.writeBytes(value);
        return this;
    }
}
