package io.pitot.dump;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Reads dumps from memory. */
final class Reading {

    private Reading() {}

    static Dump of(String json) throws DumpException {
        return of(json.getBytes(StandardCharsets.UTF_8));
    }

    static Dump of(byte[] json) throws DumpException {
        try {
            return DumpFile.read(new ByteArrayInputStream(json), json.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
