package io.pitot.cli.render;

import com.fasterxml.jackson.core.JsonGenerator;
import io.pitot.cli.analysis.Baseline;
import io.pitot.cli.analysis.BlindSpot;
import io.pitot.cli.analysis.Glob;
import io.pitot.cli.analysis.MutedFinding;
import io.pitot.cli.analysis.Place;
import io.pitot.cli.analysis.RankedFinding;
import io.pitot.cli.analysis.Report;
import io.pitot.cli.analysis.Site;
import io.pitot.cli.analysis.Subject;
import io.pitot.cli.analysis.TimePart;
import io.pitot.cli.analysis.Totals;
import io.pitot.dump.Finding;
import io.pitot.dump.JvmAccount;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Prints a report for programs: all of it, in the order of the terminal report. Durations are nanoseconds
 * and end in {@code Nanos}, shares are between 0 and 1. The same report has the same bytes, all ASCII.
 */
public final class JsonReport {

    /** What the first field says. */
    public static final String FORMAT = "pitot-report";

    /** Changes when a reader of the older version would misread the newer one. */
    public static final int VERSION = 1;

    private final JsonGenerator json;
    private final Report report;

    private JsonReport(JsonGenerator json, Report report) {
        this.json = json;
        this.report = report;
    }

    /** Prints it, with a line feed at the end, and flushes the writer. */
    public static void print(Report report, PrintWriter out) {
        JsonText.print(out, json -> new JsonReport(json, report).write());
    }

    private void write() throws IOException {
        json.writeStartObject();
        json.writeStringField("format", FORMAT);
        json.writeNumberField("version", VERSION);
        writeSubject(report.subject());
        writeTotals(report.totals());
        json.writeObjectFieldStart("health");
        if (report.empty()) {
            json.writeNullField("score");
        } else {
            json.writeNumberField("score", report.health().score());
        }
        json.writeEndObject();
        json.writeArrayFieldStart("time");
        for (TimePart part : report.time()) {
            json.writeStartObject();
            json.writeStringField("part", part.kind().name().toLowerCase(Locale.ROOT));
            json.writeNumberField("nanos", part.nanos());
            share("share", part.share());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("findings");
        for (RankedFinding ranked : report.findings()) {
            writeFinding(ranked);
        }
        json.writeEndArray();
        writeMuted();
        writeGone();
        new JsonTables(json, this).write(report);
        writeJvm();
        writeBlindSpots(report.blindSpots());
        json.writeEndObject();
    }

    private void writeSubject(Subject subject) throws IOException {
        json.writeStringField("service", subject.service());
        strings("versions", subject.versions());
        json.writeStringField("from", subject.from().toString());
        json.writeStringField("to", subject.to().toString());
        json.writeNumberField("dumps", subject.dumps());
        json.writeNumberField("dumpsLeftOut", subject.leftOut());
        json.writeNumberField("instances", subject.instances());
        Glob endpoints = report.selected().scope().endpoints();
        if (endpoints != null) {
            json.writeStringField("onlyEndpoints", endpoints.pattern());
        }
        json.writeStringField("order", Words.order(report.order()));
    }

    private void writeTotals(Totals totals) throws IOException {
        json.writeNumberField("requests", totals.requests());
        json.writeNumberField("errors", totals.errors());
        json.writeNumberField("requestNanos", totals.hasRequests() ? totals.nanos() : 0);
        json.writeNumberField("worstP95Nanos", totals.worstP95());
        json.writeNumberField("events", report.recordedEvents());
    }

    private void writeFinding(RankedFinding ranked) throws IOException {
        Finding finding = ranked.finding();
        json.writeStartObject();
        json.writeNumberField("rank", ranked.rank());
        json.writeStringField("id", finding.id());
        json.writeStringField("kind", finding.kind().name());
        json.writeStringField("severity", finding.severity().name());
        json.writeStringField("confidence", finding.confidence().name());
        json.writeNumberField("points", ranked.points());
        json.writeStringField("title", finding.title());
        json.writeStringField("endpoint", finding.endpoint());
        json.writeStringField("subject", finding.subject());
        json.writeNumberField("requests", ranked.requests());
        json.writeNumberField("occurrences", finding.occurrences());
        json.writeNumberField("seenInDumps", ranked.seen());
        if (ranked.age() != RankedFinding.Age.UNKNOWN) {
            json.writeStringField("age", ranked.age().name());
        }
        json.writeNumberField("savesNanosPerRequest", finding.nanosPerRequest());
        json.writeNumberField("savesNanosTotal", finding.nanosTotal());
        share("share", finding.share());
        strings("evidence", finding.evidence());
        site(ranked.site());
        json.writeStringField("remedy", finding.remedy());
        json.writeStringField("docs", Words.section(finding.kind()));
        if (!ranked.loops().isEmpty()) {
            json.writeArrayFieldStart("loops");
            for (RankedFinding.Loop loop : ranked.loops()) {
                writeLoop(loop);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private void writeLoop(RankedFinding.Loop loop) throws IOException {
        Finding finding = loop.finding();
        json.writeStartObject();
        json.writeNumberField("depth", loop.depth());
        json.writeStringField("id", finding.id());
        json.writeStringField("severity", finding.severity().name());
        json.writeStringField("confidence", finding.confidence().name());
        json.writeStringField("title", finding.title());
        json.writeStringField("subject", finding.subject());
        json.writeNumberField("occurrences", finding.occurrences());
        json.writeNumberField("savesNanosPerRequest", finding.nanosPerRequest());
        json.writeNumberField("savesNanosTotal", finding.nanosTotal());
        share("share", finding.share());
        share("shareOfSaving", loop.saving());
        strings("evidence", finding.evidence());
        site(loop.site());
        json.writeStringField("remedy", finding.remedy());
        json.writeEndObject();
    }

    private void writeMuted() throws IOException {
        json.writeArrayFieldStart("muted");
        for (MutedFinding muted : report.muted()) {
            json.writeStartObject();
            writeName(muted.finding());
            json.writeStringField("reason", muted.mute().reason());
            json.writeStringField("until", muted.mute().until().toString());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void writeGone() throws IOException {
        Baseline.Gone gone = report.gone();
        if (gone != null) {
            writeNames("fixed", gone.fixed());
            writeNames("notAsked", gone.notAsked());
        }
    }

    private void writeNames(String name, List<Finding> findings) throws IOException {
        json.writeArrayFieldStart(name);
        for (Finding finding : findings) {
            json.writeStartObject();
            writeName(finding);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void writeName(Finding finding) throws IOException {
        json.writeStringField("id", finding.id());
        json.writeStringField("kind", finding.kind().name());
        json.writeStringField("title", finding.title());
        json.writeStringField("endpoint", finding.endpoint());
    }

    private void writeJvm() throws IOException {
        JvmAccount account = report.jvm().account();
        json.writeObjectFieldStart("jvm");
        json.writeNumberField("cpuNanos", account.cpuNanos());
        json.writeNumberField("wallNanos", account.wallNanos());
        json.writeNumberField("gcNanos", account.gcNanos());
        json.writeNumberField("gcCount", account.gcCount());
        share("gcShare", report.jvm().gcShare());
        json.writeNumberField("maxHeapUsedBytes", account.maxHeapUsedBytes());
        json.writeNumberField("maxHeapBytes", account.maxHeapBytes());
        json.writeNumberField("maxThreads", account.maxThreads());
        json.writeNumberField("maxLoadedClasses", account.maxLoadedClasses());
        json.writeNumberField("processors", account.processors());
        json.writeEndObject();
    }

    private void writeBlindSpots(List<BlindSpot> spots) throws IOException {
        json.writeArrayFieldStart("blindSpots");
        for (BlindSpot spot : spots) {
            json.writeStartObject();
            json.writeStringField("kind", spot.kind().name());
            json.writeStringField("subject", spot.subject());
            json.writeNumberField("count", spot.count());
            json.writeNumberField("of", spot.of());
            json.writeStringField("detail", spot.detail());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    void share(String name, double share) throws IOException {
        json.writeNumberField(
                name,
                BigDecimal.valueOf(share).setScale(4, RoundingMode.HALF_UP).stripTrailingZeros());
    }

    void site(@Nullable Site site) throws IOException {
        if (site == null) {
            json.writeNullField("site");
            return;
        }
        json.writeObjectFieldStart("site");
        json.writeStringField("id", site.id());
        json.writeArrayFieldStart("frames");
        for (Place place : site.places()) {
            json.writeStartObject();
            json.writeStringField("type", place.type());
            json.writeStringField("method", place.method());
            json.writeStringField("file", place.file());
            json.writeNumberField("line", place.line());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void strings(String name, List<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }
}
