package io.pitot.cli.render;

import io.pitot.dump.FindingKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the documentation says of a kind of finding: its section of {@code docs/findings.md}, which is part of the jar.
 *
 * @param name what people call it: {@code N+1 select}
 * @param meaning its rule in a line
 * @param section all of it, in Markdown, without links to other pages
 */
record Guide(String name, String meaning, String section) {

    private static final Pattern LINK = Pattern.compile("\\[([^]]+)]\\([^)]+\\)");

    /** The section of a kind. */
    static Guide of(FindingKind kind) {
        String page = page();
        Matcher section = Pattern.compile(
                        "<a id=\"" + kind.prefix() + "\"></a>\n## (.+) — `" + kind.name() + "`\n(.*?)\n*(?=<a id=|\\z)",
                        Pattern.DOTALL)
                .matcher(page);
        if (!section.find()) {
            throw new IllegalStateException("docs/findings.md has no section on " + kind);
        }
        String text = LINK.matcher(section.group(2)).replaceAll("$1");
        Matcher row = Pattern.compile("\\[`" + kind.name() + "`].* \\| (.+) \\| \\w+ \\|\n")
                .matcher(page);
        if (!row.find()) {
            throw new IllegalStateException("docs/findings.md has no line on " + kind);
        }
        return new Guide(section.group(1), row.group(1), text);
    }

    private static String page() {
        try (InputStream in = Guide.class.getResourceAsStream("findings.md")) {
            if (in == null) {
                throw new IllegalStateException("findings.md is not in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
