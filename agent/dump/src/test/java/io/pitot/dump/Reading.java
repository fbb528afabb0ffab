package io.pitot.dump;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads dumps from text by way of a file. */
final class Reading {

    private Reading() {}

    static Dump of(String json) throws DumpException {
        return of(json.getBytes(StandardCharsets.UTF_8));
    }

    static Dump of(byte[] json) throws DumpException {
        try {
            Path file = Files.createTempFile("dump", ".json");
            try {
                Files.write(file, json);
                return DumpFile.read(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
