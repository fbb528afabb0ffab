package io.pitot.it.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.pitot.dump.Dump;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The JSON Schema that is published for dumps. */
final class DumpSchema {

    private static final Schema SCHEMA = load();

    private DumpSchema() {}

    static void requireValid(Path dump) throws IOException {
        assertThat(SCHEMA.validate(Files.readString(dump), InputFormat.JSON))
                .as("what the schema has against " + dump)
                .isEmpty();
    }

    private static Schema load() {
        try (InputStream schema = Dump.class.getResourceAsStream("dump.schema.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(schema);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
