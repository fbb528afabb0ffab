package io.pitot.cli.render;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.pitot.cli.analysis.SourceRoots;
import io.pitot.cli.analysis.Sources;
import io.pitot.cli.analysis.budget.Check;
import io.pitot.cli.analysis.budget.Level;
import io.pitot.cli.analysis.budget.Verdict;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A check as a report of code quality, as GitLab shows it in a merge request. */
public final class GitlabCodeQuality {

    private static final JsonFactory JSON =
            new JsonFactoryBuilder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private GitlabCodeQuality() {}

    /**
     * The text of the report.
     *
     * @param otherwise the path that stands for what has no line of source: GitLab wants one
     */
    public static String text(Check check, SourceRoots sources, String otherwise) {
        StringWriter text = new StringWriter();
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.setPrettyPrinter(
                    new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter));
            json.writeStartArray();
            for (Level level : Level.values()) {
                for (Verdict verdict : check.broken(level)) {
                    write(json, verdict, sources.find(verdict.site()), otherwise);
                }
            }
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text + "\n";
    }

    private static void write(JsonGenerator json, Verdict verdict, Sources.@Nullable Span source, String otherwise)
            throws IOException {
        String target = CheckWords.target(verdict.target());
        json.writeStartObject();
        json.writeStringField("description", target + ": " + CheckWords.broken(verdict));
        json.writeStringField("check_name", "pitot " + verdict.name());
        json.writeStringField("fingerprint", fingerprint(verdict));
        json.writeStringField("severity", verdict.level() == Level.ERROR ? "major" : "minor");
        json.writeObjectFieldStart("location");
        json.writeStringField("path", source == null ? otherwise : source.file());
        json.writeObjectFieldStart("lines");
        json.writeNumberField("begin", source == null ? 1 : source.line());
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
    }

    /** The same for the same budget in every run, whatever was measured. */
    static String fingerprint(Verdict verdict) {
        String finding = verdict.reading() == null && verdict.finding() != null
                ? verdict.finding().finding().id()
                : "";
        String key = verdict.target().kind() + "\n" + verdict.target().id() + "\n" + verdict.name() + "\n" + finding;
        return UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
