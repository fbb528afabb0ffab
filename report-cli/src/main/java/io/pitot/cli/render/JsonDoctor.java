package io.pitot.cli.render;

import io.pitot.cli.analysis.doctor.Check;
import io.pitot.cli.analysis.doctor.Diagnosis;
import java.io.PrintWriter;
import java.util.Locale;

/** Prints how an installation is, for programs. */
public final class JsonDoctor {

    /** What the first field says. */
    public static final String FORMAT = "pitot-doctor";

    /** Changes when a reader of the older version would misread the newer one. */
    public static final int VERSION = 1;

    private JsonDoctor() {}

    /** Prints it, with a line feed at the end, and flushes the writer. */
    public static void print(Diagnosis diagnosis, PrintWriter out) {
        JsonText.print(out, json -> {
            json.writeStartObject();
            json.writeStringField("format", FORMAT);
            json.writeNumberField("version", VERSION);
            json.writeStringField("folder", diagnosis.folder().toString());
            json.writeStringField("worst", word(diagnosis.worst()));
            json.writeArrayFieldStart("checks");
            for (Check check : diagnosis.checks()) {
                json.writeStartObject();
                json.writeStringField("level", word(check.level()));
                json.writeStringField("topic", check.topic());
                json.writeStringField("message", check.message());
                json.writeStringField("remedy", check.remedy());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static String word(Check.Level level) {
        return level.name().toLowerCase(Locale.ROOT);
    }
}
