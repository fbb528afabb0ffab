package io.pitot.cli.render;

import io.pitot.cli.analysis.Report;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;

/** All that a page knows, as JSON to look at or to save: compressed, since of a large service it is many times the page. */
final class HtmlJson {

    /** What links lead to. */
    static final String ID = "json";

    private final Markup html;

    HtmlJson(Markup html) {
        this.html = html;
    }

    void write(Report report) {
        html.open("section", "class", "json scripted-only", "aria-labelledby", ID)
                .leaf("h2", "Raw JSON", "id", ID)
                .line();
        html.open("p");
        html.leaf("button", "Show", "type", "button", "data-do", "show", "aria-expanded", "false");
        html.leaf("button", "Save", "type", "button", "data-do", "save");
        html.text(" the same as pitot report -f json").close().line();
        html.leaf("pre", "", "hidden", "", "tabindex", "0").line();
        // Only letters, digits, +, / and = are in it.
        html.open("template").own(compressed(report)).close().line();
        html.close().line();
    }

    private static String compressed(Report report) {
        StringWriter json = new StringWriter();
        JsonReport.print(report, new PrintWriter(json));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(json.toString().getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
