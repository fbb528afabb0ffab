package io.pitot.cli.render;

import com.fasterxml.jackson.core.JsonGenerator;
import io.pitot.cli.analysis.MutedFinding;
import io.pitot.cli.analysis.RankedFinding;
import io.pitot.cli.analysis.Report;
import io.pitot.cli.analysis.Site;
import io.pitot.cli.analysis.Sources;
import io.pitot.dump.Finding;
import io.pitot.dump.FindingKind;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Prints a report's findings as SARIF 2.1.0, in the order of the report, the muted ones last and suppressed. Where source
 * files were asked for, every result has one, as code scanning wants; findings without are notifications then, so that
 * none is lost. Without source files a result names the class and the method alone. All ASCII.
 */
public final class SarifReport {

    /** What GitHub takes in one run. */
    static final int MOST_RESULTS = 25_000;

    private static final List<FindingKind> RULES = List.of(FindingKind.values());

    /**
     * What becomes a result.
     *
     * @param ranked its place in the report; null for a muted finding
     * @param muted the decision; null for one that is open
     */
    private record Item(
            Finding finding,
            @Nullable Site site,
            @Nullable RankedFinding ranked,
            @Nullable MutedFinding muted) {}

    private final JsonGenerator json;
    private final Report report;
    private final Sources sources;
    private final SarifLocations locations;

    private SarifReport(JsonGenerator json, Report report, Sources sources) {
        this.json = json;
        this.report = report;
        this.sources = sources;
        this.locations = new SarifLocations(json, sources);
    }

    /** Prints it, with a line feed at the end, and flushes the writer. */
    public static void print(Report report, Sources sources, PrintWriter out) {
        JsonText.print(out, json -> new SarifReport(json, report, sources).write());
    }

    private void write() throws IOException {
        List<Item> items = items();
        List<Item> results =
                items.stream().filter(this::isResult).limit(MOST_RESULTS).toList();
        SarifText.begin(json);
        for (FindingKind kind : RULES) {
            writeRule(kind, Guide.of(kind));
        }
        SarifText.endTool(json);
        json.writeArrayFieldStart("invocations");
        json.writeStartObject();
        json.writeBooleanField("executionSuccessful", true);
        json.writeArrayFieldStart("toolExecutionNotifications");
        for (Item item : items) {
            if (!isResult(item)) {
                writeNotification(item);
            }
        }
        int left = (int) items.stream().filter(this::isResult).count() - results.size();
        if (left > 0) {
            json.writeStartObject();
            json.writeStringField("level", "warning");
            SarifText.message(json, Numbers.plural(left, "finding") + " more than a run may have results");
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        json.writeArrayFieldStart("results");
        for (Item item : results) {
            writeResult(item);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    private List<Item> items() {
        List<Item> items = new ArrayList<>();
        report.findings().forEach(ranked -> items.add(new Item(ranked.finding(), ranked.site(), ranked, null)));
        report.muted().forEach(muted -> items.add(new Item(muted.finding(), muted.site(), null, muted)));
        return items;
    }

    private boolean isResult(Item item) {
        return !sources.wanted() || sources.of(item.site()) != null;
    }

    private void writeRule(FindingKind kind, Guide guide) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", kind.name());
        json.writeStringField("name", pascalCase(kind));
        SarifText.text(json, "shortDescription", guide.name());
        SarifText.text(json, "fullDescription", guide.meaning());
        json.writeObjectFieldStart("help");
        json.writeStringField("text", guide.section());
        json.writeStringField("markdown", guide.section());
        json.writeEndObject();
        json.writeObjectFieldStart("defaultConfiguration");
        json.writeStringField("level", "warning");
        json.writeEndObject();
        json.writeObjectFieldStart("properties");
        json.writeStringField("documentation", Words.section(kind));
        json.writeArrayFieldStart("tags");
        json.writeString("performance");
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private void writeResult(Item item) throws IOException {
        Finding finding = item.finding();
        json.writeStartObject();
        json.writeStringField("ruleId", finding.kind().name());
        json.writeNumberField("ruleIndex", RULES.indexOf(finding.kind()));
        json.writeStringField("level", level(finding));
        SarifText.message(json, message(finding));
        locations.write(finding, item.site());
        if (item.ranked() != null) {
            locations.writeRelated(item.ranked().inside());
        }
        json.writeObjectFieldStart("partialFingerprints");
        json.writeStringField("pitotFinding/v1", finding.id());
        // The only one that GitHub looks at. It is not computed from the line: that may change with every release.
        json.writeStringField("primaryLocationLineHash", finding.id());
        json.writeEndObject();
        MutedFinding muted = item.muted();
        if (muted != null) {
            json.writeArrayFieldStart("suppressions");
            json.writeStartObject();
            json.writeStringField("kind", "external");
            json.writeStringField("status", "accepted");
            json.writeStringField(
                    "justification",
                    SafeText.clean(muted.mute().reason(), false) + " (until "
                            + muted.mute().until() + ")");
            json.writeEndObject();
            json.writeEndArray();
        }
        writeProperties(finding, item.ranked());
        json.writeEndObject();
    }

    private void writeProperties(Finding finding, @Nullable RankedFinding ranked) throws IOException {
        json.writeObjectFieldStart("properties");
        json.writeStringField("id", finding.id());
        json.writeStringField("severity", finding.severity().name());
        json.writeStringField("confidence", finding.confidence().name());
        json.writeStringField("endpoint", SafeText.clean(finding.endpoint(), false));
        json.writeStringField("subject", SafeText.clean(finding.subject(), false));
        json.writeNumberField("occurrences", finding.occurrences());
        json.writeNumberField("savesNanosPerRequest", finding.nanosPerRequest());
        if (ranked != null) {
            json.writeNumberField("rank", ranked.rank());
            json.writeNumberField("points", ranked.points());
            if (ranked.age() != RankedFinding.Age.UNKNOWN) {
                json.writeStringField("age", ranked.age().name());
            }
        }
        json.writeEndObject();
    }

    private void writeNotification(Item item) throws IOException {
        Finding finding = item.finding();
        json.writeStartObject();
        json.writeObjectFieldStart("associatedRule");
        json.writeStringField("id", finding.kind().name());
        json.writeNumberField("index", RULES.indexOf(finding.kind()));
        json.writeEndObject();
        json.writeStringField("level", item.muted() == null ? level(finding) : "none");
        SarifText.message(json, message(finding));
        locations.write(finding, item.site());
        writeProperties(finding, item.ranked());
        json.writeEndObject();
    }

    private static String message(Finding finding) {
        Stream<String> lines = Stream.of(
                        Stream.of(finding.title()
                                + (finding.endpoint().isEmpty() ? "" : " in " + Words.endpoint(finding.endpoint()))),
                        Stream.of(FindingFacts.saves(finding)),
                        finding.evidence().stream(),
                        finding.loops().stream().skip(1).map(loop -> "inside it: " + LoopTree.name(loop.finding())),
                        finding.remedy().lines())
                .flatMap(parts -> parts);
        return lines.filter(line -> !line.isBlank())
                .map(line -> SafeText.clean(line, false))
                .collect(Collectors.joining("\n"));
    }

    private static String level(Finding finding) {
        return switch (finding.severity()) {
            case CRITICAL, HIGH -> "error";
            case MEDIUM -> "warning";
            case LOW -> "note";
        };
    }

    private static String pascalCase(FindingKind kind) {
        return Stream.of(kind.name().split("_", -1))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }
}
