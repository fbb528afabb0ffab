package io.pitot.cli.render;

import com.fasterxml.jackson.core.JsonGenerator;
import io.pitot.cli.analysis.RankedFinding;
import io.pitot.cli.analysis.SourceRoots;
import io.pitot.cli.analysis.Sources;
import io.pitot.cli.analysis.budget.Check;
import io.pitot.cli.analysis.budget.Level;
import io.pitot.cli.analysis.budget.Verdict;
import io.pitot.dump.Finding;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a check found broken, as SARIF 2.1.0: a rule for each budget, a result for each breach at its line of source. All ASCII. */
public final class SarifCheck {

    private final JsonGenerator json;
    private final SourceRoots sources;
    private final String otherwise;
    private final List<Verdict> broken = new ArrayList<>();
    private final List<String> rules;

    private SarifCheck(JsonGenerator json, Check check, SourceRoots sources, String otherwise) {
        this.json = json;
        this.sources = sources;
        this.otherwise = otherwise;
        for (Level level : Level.values()) {
            broken.addAll(check.broken(level));
        }
        this.rules = broken.stream()
                .map(Verdict::name)
                .distinct()
                .sorted()
                .limit(SarifReport.MOST_RESULTS)
                .toList();
    }

    /**
     * The text of the document.
     *
     * @param otherwise the path that stands for what has no line of source: code scanning wants one
     */
    public static String text(Check check, SourceRoots sources, String otherwise) {
        StringWriter text = new StringWriter();
        JsonText.print(new PrintWriter(text), json -> new SarifCheck(json, check, sources, otherwise).write(check));
        return text.toString();
    }

    private void write(Check check) throws IOException {
        SarifText.begin(json);
        for (String rule : rules) {
            writeRule(rule);
        }
        SarifText.endTool(json);
        json.writeArrayFieldStart("invocations");
        json.writeStartObject();
        json.writeBooleanField("executionSuccessful", check.result() != Check.Result.INCONCLUSIVE);
        json.writeArrayFieldStart("toolExecutionNotifications");
        for (Verdict verdict : check.inconclusive()) {
            json.writeStartObject();
            json.writeStringField("level", verdict.level() == Level.ERROR ? "warning" : "note");
            SarifText.message(json, about(verdict) + verdict.name() + ": " + doubt(verdict));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        json.writeArrayFieldStart("results");
        for (Verdict verdict : broken.subList(0, Math.min(SarifReport.MOST_RESULTS, broken.size()))) {
            writeResult(verdict);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    private void writeRule(String budget) throws IOException {
        String help = "The budget " + budget + " of " + otherwise
                + " is broken. What it means and how it is written: docs/check.md#the-budget-file."
                + " What is to be left as it is for a while: pitot baseline mute.";
        json.writeStartObject();
        json.writeStringField("id", budget);
        SarifText.text(json, "shortDescription", "Budget " + budget);
        SarifText.text(json, "fullDescription", "The service does not keep its budget " + budget + ".");
        json.writeObjectFieldStart("help");
        json.writeStringField("text", help);
        json.writeStringField("markdown", help);
        json.writeEndObject();
        json.writeObjectFieldStart("properties");
        json.writeArrayFieldStart("tags");
        json.writeString("performance");
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private void writeResult(Verdict verdict) throws IOException {
        json.writeStartObject();
        json.writeStringField("ruleId", verdict.name());
        json.writeNumberField("ruleIndex", rules.indexOf(verdict.name()));
        json.writeStringField("level", verdict.level() == Level.ERROR ? "error" : "warning");
        SarifText.message(json, message(verdict));
        json.writeArrayFieldStart("locations");
        json.writeStartObject();
        writeLocation(sources.find(verdict.site()));
        json.writeEndObject();
        json.writeEndArray();
        json.writeObjectFieldStart("partialFingerprints");
        String fingerprint = GitlabCodeQuality.fingerprint(verdict);
        json.writeStringField("pitotBudget/v1", fingerprint);
        // The only one that GitHub looks at. It is not computed from the line: that may change with every release.
        json.writeStringField("primaryLocationLineHash", fingerprint);
        json.writeEndObject();
        json.writeEndObject();
    }

    private void writeLocation(Sources.@Nullable Span span) throws IOException {
        json.writeObjectFieldStart("physicalLocation");
        json.writeObjectFieldStart("artifactLocation");
        json.writeStringField("uri", SarifLocations.uri(span == null ? otherwise : span.file()));
        json.writeEndObject();
        json.writeObjectFieldStart("region");
        json.writeNumberField("startLine", span == null ? 1 : span.line());
        json.writeNumberField("startColumn", span == null ? 1 : span.startColumn());
        json.writeNumberField("endLine", span == null ? 1 : span.line());
        json.writeNumberField("endColumn", span == null ? 1 : span.endColumn());
        json.writeEndObject();
        json.writeEndObject();
    }

    private static String message(Verdict verdict) {
        List<String> lines = new ArrayList<>(List.of(about(verdict) + CheckWords.broken(verdict)));
        RankedFinding ranked = verdict.finding();
        if (ranked != null) {
            Finding finding = ranked.finding();
            if (verdict.reading() != null) {
                lines.add(finding.title());
            }
            lines.addAll(finding.evidence());
            finding.remedy().lines().filter(line -> !line.isBlank()).forEach(lines::add);
        }
        return String.join(
                "\n", lines.stream().map(line -> SafeText.clean(line, false)).toList());
    }

    private static String about(Verdict verdict) {
        return SafeText.clean(CheckWords.target(verdict.target()), false) + ": ";
    }

    private static String doubt(Verdict verdict) {
        return verdict.doubt() == null ? "not judged" : CheckWords.doubt(verdict.doubt());
    }
}
