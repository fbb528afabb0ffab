package io.pitot.cli.render;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import io.pitot.cli.analysis.RankedFinding;
import io.pitot.cli.analysis.Report;
import io.pitot.cli.analysis.diff.Change;
import io.pitot.cli.analysis.diff.Diff;
import io.pitot.cli.analysis.diff.DiffRow;
import io.pitot.cli.analysis.diff.Latency;
import io.pitot.cli.analysis.diff.Outcome;
import io.pitot.dump.Distribution;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/** Prints a diff for programs: all of it, in the order of the terminal. The same diff has the same bytes, all ASCII. */
public final class JsonDiff {

    /** What the first field says. */
    public static final String FORMAT = "pitot-diff";

    /** Changes when a reader of the older version would misread the newer one. */
    public static final int VERSION = 1;

    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    private final JsonGenerator json;

    private JsonDiff(JsonGenerator json) {
        this.json = json;
    }

    /** Prints it, with a line feed at the end, and flushes the writer. */
    public static void print(Diff diff, PrintWriter out) {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(
                        Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
                .withObjectIndenter(indenter)
                .withArrayIndenter(indenter);
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.setPrettyPrinter(printer);
            new JsonDiff(json).write(diff);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.print('\n');
        out.flush();
    }

    private void write(Diff diff) throws IOException {
        json.writeStartObject();
        json.writeStringField("format", FORMAT);
        json.writeNumberField("version", VERSION);
        json.writeStringField("service", diff.after().subject().service());
        json.writeNumberField("minRequests", diff.scale().minRequests());
        outcome(diff.outcome());
        writeSide("base", diff.before());
        writeSide("head", diff.after());
        json.writeObjectFieldStart("findings");
        writeFindings("new", diff.findings().fresh());
        writeFindings("gone", diff.findings().gone());
        writeFindings("unasked", diff.findings().unasked());
        writeFindings("still", diff.findings().still());
        json.writeEndObject();
        writeRows("endpoints", diff.endpoints());
        writeRows("queries", diff.queries());
        writeRows("models", diff.models());
        writeRows("routes", diff.routes());
        writeRows("commands", diff.commands());
        json.writeEndObject();
    }

    private void writeSide(String name, Report report) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField("from", report.subject().from().toString());
        json.writeStringField("to", report.subject().to().toString());
        json.writeNumberField("requests", report.totals().requests());
        json.writeNumberField("dumps", report.subject().dumps());
        json.writeNumberField("instances", report.subject().instances());
        json.writeEndObject();
    }

    private void writeFindings(String name, List<RankedFinding> findings) throws IOException {
        json.writeArrayFieldStart(name);
        for (RankedFinding ranked : findings) {
            json.writeStartObject();
            json.writeStringField("id", ranked.finding().id());
            json.writeStringField("kind", ranked.finding().kind().name());
            json.writeStringField("severity", ranked.finding().severity().name());
            json.writeStringField("endpoint", ranked.finding().endpoint());
            json.writeStringField("title", ranked.finding().title());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void writeRows(String name, List<DiffRow> rows) throws IOException {
        json.writeArrayFieldStart(name);
        for (DiffRow row : rows) {
            json.writeStartObject();
            json.writeStringField("id", row.id());
            json.writeStringField("label", row.label());
            outcome(row.outcome());
            json.writeNumberField("base", row.before());
            json.writeNumberField("head", row.after());
            json.writeObjectFieldStart("counts");
            for (Change change : row.counts()) {
                json.writeObjectFieldStart(name(change.kind()));
                number("base", change.before());
                number("head", change.after());
                outcome(change.outcome());
                json.writeEndObject();
            }
            json.writeEndObject();
            writeLatency(row);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void writeLatency(DiffRow row) throws IOException {
        Latency latency = row.latency();
        json.writeObjectFieldStart("latency");
        outcome(row.slower());
        number("slowerShare", latency.superiority());
        number("delta", latency.delta());
        number("score", latency.score());
        number("overdispersion", latency.overdispersion());
        writeDuration("baseNanos", latency.before());
        writeDuration("headNanos", latency.after());
        json.writeEndObject();
    }

    private void writeDuration(String name, Distribution duration) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeNumberField("mean", duration.mean());
        json.writeNumberField("p50", duration.percentile(50));
        json.writeNumberField("p95", duration.percentile(95));
        json.writeNumberField("p99", duration.percentile(99));
        json.writeEndObject();
    }

    private void outcome(Outcome outcome) throws IOException {
        json.writeStringField("verdict", outcome.name().toLowerCase(Locale.ROOT));
    }

    private void number(String name, double value) throws IOException {
        if (Double.isNaN(value)) {
            json.writeNullField(name);
        } else {
            json.writeNumberField(
                    name,
                    BigDecimal.valueOf(value).setScale(4, RoundingMode.HALF_UP).stripTrailingZeros());
        }
    }

    private static String name(Change.Kind kind) {
        return switch (kind) {
            case QUERIES_PER_REQUEST -> "queriesPerRequest";
            case HTTP_CALLS_PER_REQUEST -> "httpCallsPerRequest";
            case CACHE_CALLS_PER_REQUEST -> "cacheCallsPerRequest";
            case MODEL_CALLS_PER_REQUEST -> "modelCallsPerRequest";
            case CALLS_PER_REQUEST -> "callsPerRequest";
            case ROWS_PER_CALL -> "rowsPerCall";
            case ERROR_RATE -> "errorRate";
            case HIT_RATE -> "hitRate";
        };
    }
}
