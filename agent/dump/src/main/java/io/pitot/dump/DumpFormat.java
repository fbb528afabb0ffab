package io.pitot.dump;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.OutputStream;

/** What reading and writing share: the first two fields and the bounds. */
final class DumpFormat {

    /** The value of the first field of every dump. */
    static final String NAME = "pitot-dump";

    /** Larger files are refused. */
    static final long MAX_BYTES = 256L << 20;

    /** A step of a slow request, the deepest there is, lies at 5. */
    private static final int MAX_DEPTH = 16;

    static final JsonFactory JSON = new JsonFactoryBuilder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(40)
                    .maxStringLength(1 << 20)
                    .maxNameLength(4_096)
                    .build())
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
            // Names are the writer's, but the keys of maps are not: they must not fill the symbol table.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private DumpFormat() {}

    /** Writes a dump as JSON. The same dump gives the same bytes. The stream stays open. */
    static void write(Dump dump, OutputStream to) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(to, JsonEncoding.UTF8)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.setPrettyPrinter(new RecordPerLine());
            new DumpWriter(json).write(dump);
            json.writeRaw('\n');
        }
    }
}
