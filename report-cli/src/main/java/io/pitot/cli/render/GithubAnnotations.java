package io.pitot.cli.render;

import io.pitot.cli.analysis.RankedFinding;
import io.pitot.cli.analysis.SourceRoots;
import io.pitot.cli.analysis.Sources;
import io.pitot.cli.analysis.budget.Check;
import io.pitot.cli.analysis.budget.Level;
import io.pitot.cli.analysis.budget.Verdict;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Prints what a build on GitHub shows at the lines of source, as workflow commands. */
public final class GithubAnnotations {

    /** GitHub shows as many of each type of one step. */
    private static final int SHOWN = 10;

    private GithubAnnotations() {}

    /** Prints a text in which nothing is taken for a workflow command, whatever names it holds. */
    public static void printInert(String text, PrintWriter out) {
        // Nothing in the text can be the token, which depends on all of it.
        String token = "pitot-" + hash(text);
        out.print("::stop-commands::" + token + "\n" + text + "::" + token + "::\n");
        out.flush();
    }

    /** Prints the annotations and flushes the writer. */
    public static void print(Check check, SourceRoots sources, PrintWriter out) {
        print("error", check.broken(Level.ERROR), sources, out);
        print("warning", check.broken(Level.WARN), sources, out);
        out.flush();
    }

    private static void print(String type, List<Verdict> verdicts, SourceRoots sources, PrintWriter out) {
        verdicts.stream().limit(SHOWN).forEach(verdict -> {
            Sources.Span source = sources.find(verdict.site());
            String place =
                    source == null ? "" : "file=" + GithubText.property(source.file()) + ",line=" + source.line() + ",";
            String title = CheckWords.target(verdict.target()) + ": " + verdict.name();
            out.print("::" + type + " " + place + "title=" + GithubText.property(title) + "::"
                    + GithubText.message(message(verdict)) + "\n");
        });
    }

    private static String message(Verdict verdict) {
        String broken = CheckWords.broken(verdict);
        RankedFinding found = verdict.finding();
        if (found == null || found.finding().remedy().isBlank()) {
            return broken;
        }
        return broken + ". " + found.finding().remedy().lines().findFirst().orElse("") + " ["
                + found.finding().id() + "]";
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
