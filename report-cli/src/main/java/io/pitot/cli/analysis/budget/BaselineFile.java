package io.pitot.cli.analysis.budget;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.pitot.dump.FindingKind;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A baseline as a small file to be kept beside the code: one line for each finding and each target, always in the
 * same order, so that two runs of the same code give the same bytes and a change is one line of a diff.
 */
public final class BaselineFile {

    private static final String FORMAT = "pitot-baseline";
    private static final int VERSION = 1;
    private static final int MOST_BYTES = 20_000_000;

    private static final JsonFactory JSON =
            new JsonFactoryBuilder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private BaselineFile() {}

    /** Whether a file says that it is a baseline. */
    public static boolean is(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (JsonParser json = JSON.createParser(file.toFile())) {
            return json.nextToken() == JsonToken.START_OBJECT
                    && "format".equals(json.nextFieldName())
                    && FORMAT.equals(json.nextTextValue());
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * The text of a file.
     *
     * @param withTimes whether durations and bytes are in it, which differ from run to run
     */
    public static String text(Snapshot snapshot, boolean withTimes) {
        StringBuilder text = new StringBuilder("{\n");
        text.append("  \"format\": \"").append(FORMAT).append("\",\n");
        text.append("  \"version\": ").append(VERSION).append(",\n");
        text.append("  \"service\": ").append(quoted(snapshot.service())).append(",\n");
        List<String> findings =
                snapshot.findings().stream().map(BaselineFile::line).toList();
        List<String> measured =
                snapshot.measured().stream().map(of -> line(of, withTimes)).toList();
        appendArray(text, "findings", findings);
        text.append(",\n");
        appendArray(text, "measured", measured);
        return text.append("\n}\n").toString();
    }

    private static void appendArray(StringBuilder text, String name, List<String> lines) {
        text.append("  \"").append(name).append("\": [");
        if (!lines.isEmpty()) {
            text.append("\n    ").append(String.join(",\n    ", lines)).append("\n  ");
        }
        text.append(']');
    }

    private static String line(KnownFinding finding) {
        return "{\"id\": " + quoted(finding.id()) + ", \"kind\": "
                + quoted(finding.kind().name()) + ", \"endpoint\": "
                + quoted(finding.endpoint()) + ", \"subject\": " + quoted(finding.subject()) + ", \"site\": "
                + quoted(finding.site()) + "}";
    }

    private static String line(Measured measured, boolean withTimes) {
        StringBuilder line = new StringBuilder("{\"kind\": ");
        line.append(quoted(measured.target().kind().name()));
        line.append(", \"id\": ").append(quoted(measured.target().id()));
        new EnumMap<>(measured.values()).forEach((measure, value) -> {
            if (withTimes || !measure.fluctuates()) {
                BigDecimal rounded = BigDecimal.valueOf(measure.unit().rounded(value));
                String number = rounded.signum() == 0
                        ? "0"
                        : rounded.stripTrailingZeros().toPlainString();
                line.append(", \"").append(measure.key()).append("\": ").append(number);
            }
        });
        return line.append('}').toString();
    }

    private static String quoted(String text) {
        StringWriter quoted = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(quoted)) {
            json.writeString(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return quoted.toString();
    }

    /**
     * Reads a file.
     *
     * @throws IOException if it cannot be read or is no baseline that this version reads; the message names the file
     */
    public static Snapshot read(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new IOException(file + ": larger than " + MOST_BYTES / 1_000_000 + " MB: no baseline");
        }
        try (JsonParser json = JSON.createParser(file.toFile())) {
            return snapshot(json, file);
        } catch (JsonProcessingException e) {
            throw new IOException(file + ":" + e.getLocation().getLineNr() + ": damaged: " + e.getOriginalMessage(), e);
        }
    }

    private static Snapshot snapshot(JsonParser json, Path file) throws IOException {
        String service = "";
        List<KnownFinding> findings = new ArrayList<>();
        List<Measured> measured = new ArrayList<>();
        json.nextToken();
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            JsonToken value = json.nextToken();
            switch (field) {
                case "version" -> {
                    if (json.getIntValue() > VERSION) {
                        throw new IOException(file + ": version " + json.getIntValue() + " is newer than " + VERSION
                                + ": take a newer Pitot");
                    }
                }
                case "service" -> service = json.getText();
                case "findings" -> {
                    while (value == JsonToken.START_ARRAY && json.nextToken() == JsonToken.START_OBJECT) {
                        readFinding(json, findings);
                    }
                }
                case "measured" -> {
                    while (value == JsonToken.START_ARRAY && json.nextToken() == JsonToken.START_OBJECT) {
                        readMeasured(json, measured);
                    }
                }
                default -> json.skipChildren();
            }
        }
        if (json.nextToken() != null || service.isEmpty()) {
            throw new IOException(file + ": damaged: no baseline that pitot baseline update wrote");
        }
        return new Snapshot(service, findings, measured);
    }

    private static void readFinding(JsonParser json, List<KnownFinding> findings) throws IOException {
        String id = "";
        @Nullable FindingKind kind = null;
        String endpoint = "";
        String subject = "";
        String site = "";
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            json.nextToken();
            switch (field) {
                case "id" -> id = json.getText();
                case "kind" -> kind = kind(json.getText());
                case "endpoint" -> endpoint = json.getText();
                case "subject" -> subject = json.getText();
                case "site" -> site = json.getText();
                default -> json.skipChildren();
            }
        }
        // A kind that this version does not find cannot be new to it.
        if (kind != null) {
            findings.add(new KnownFinding(id, kind, endpoint, subject, site));
        }
    }

    private static @Nullable FindingKind kind(String name) {
        for (FindingKind kind : FindingKind.values()) {
            if (kind.name().equals(name)) {
                return kind;
            }
        }
        return null;
    }

    private static void readMeasured(JsonParser json, List<Measured> measured) throws IOException {
        Target.@Nullable Kind kind = null;
        String id = "";
        Map<Measure, Double> values = new EnumMap<>(Measure.class);
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            json.nextToken();
            Measure measure = Measure.named(field);
            if (measure != null && json.currentToken().isNumeric()) {
                values.put(measure, json.getDoubleValue());
            } else if (field.equals("kind")) {
                kind = targetKind(json.getText());
            } else if (field.equals("id")) {
                id = json.getText();
            } else {
                json.skipChildren();
            }
        }
        if (kind != null) {
            measured.add(new Measured(new Target(kind, id), 0, values, null));
        }
    }

    private static Target.@Nullable Kind targetKind(String name) {
        for (Target.Kind kind : Target.Kind.values()) {
            if (kind.name().equals(name)) {
                return kind;
            }
        }
        return null;
    }
}
