package io.pitot.dump;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Dumps as text. */
final class JsonText {

    private JsonText() {}

    static String of(Dump dump) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            DumpFormat.write(dump, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
