package io.pitot.cli.render;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What SARIF's documents have in common. */
final class SarifText {

    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json";

    private SarifText() {}

    /** Begins a document, its only run, and that run's tool, up to its rules. */
    static void begin(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("$schema", SCHEMA);
        json.writeStringField("version", "2.1.0");
        json.writeArrayFieldStart("runs");
        json.writeStartObject();
        json.writeObjectFieldStart("tool");
        json.writeObjectFieldStart("driver");
        json.writeStringField("name", "Pitot");
        @Nullable String version = SarifText.class.getPackage().getImplementationVersion();
        if (version != null) {
            json.writeStringField("version", version);
        }
        json.writeArrayFieldStart("rules");
    }

    /** Ends the rules and the tool. */
    static void endTool(JsonGenerator json) throws IOException {
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
        json.writeStringField("columnKind", "utf16CodeUnits");
    }

    /** A message's brackets would make links of what is between them. */
    static void message(JsonGenerator json, String message) throws IOException {
        text(json, "message", message.replaceAll("[\\\\\\[\\]]", "\\\\$0"));
    }

    static void text(JsonGenerator json, String name, String text) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField("text", text);
        json.writeEndObject();
    }
}
