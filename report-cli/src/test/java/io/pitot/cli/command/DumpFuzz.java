package io.pitot.cli.command;

import io.pitot.cli.HostileDumps;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What must hold of every command whatever a dump says: it prints no trace and no control character. The bytes choose the values of a real dump that are replaced, and what by, so that most of
 * what comes about is a dump still. Jazzer looks for those that bring a command down ({@code -Preliability}); {@link DumpSeedsTest} reads those that it
 * was given and those that it found.
 */
public final class DumpFuzz {

    /** A value of a JSON document, or a field's name with its colon. */
    private static final Pattern VALUE =
            Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"(\\s*:)?|-?\\d[\\d.eE+-]*|true|false");

    /** The format and its version come first: without them nothing else is read. */
    private static final int HEADER = 2;

    private static final Pattern TIME = Pattern.compile("\"\\d{4}-\\d\\d-\\d\\dT.*");

    /** Words and bits of which no other would be taken. */
    private static final Pattern CONSTANT = Pattern.compile("\"(?:[A-Z_]+|[0-9a-f]{16})\"");

    /** Numbers that must fit to a histogram, or into 32 bits. */
    private static final Pattern BOUND =
            Pattern.compile(".*\"(?:count|line|status|dumps|processors|depth)\":", Pattern.DOTALL);

    private static final int LONGEST_NAME = 20;

    /** How the encodings of all histograms begin. */
    private static final String HISTOGRAM = "\"HIST";

    private static final String[] NUMBERS = {
        "0", "1", "2147483647", "4611686018427387904", "9223372036854775806", "9223372036854775807"
    };

    private static final String[] TEXTS = {
        attack(),
        "\"\"",
        "\"x\"",
        "\"*\"",
        "\"GET /\"",
        "\"" + "long ".repeat(2_000) + "\"",
        "\"SELECT " + "(".repeat(5_000) + "\""
    };

    private static final String[] TIMES = {"\"1970-01-01T00:00:00Z\"", "\"9999-12-31T23:59:59.999999999Z\""};

    /** In any place, where most of them are refused. */
    private static final String[] STRANGE = {
        "\"-1000000000-01-01T00:00:00Z\"",
        "\"+1000000000-12-31T23:59:59.999999999Z\"",
        "-1",
        "0.5",
        "1e308",
        "1e400",
        "-0.0",
        "NaN",
        "null",
        "true",
        "{}",
        "[]",
        "[" + "[".repeat(500) + "]".repeat(500) + "]",
        attack()
    };

    /** Choices from here on are strange. */
    private static final int SELDOM = 0xFC;

    private static final int SMALL_BYTES = 100_000;

    private static final String BUDGET = """
            version: 1
            min-requests: 1
            defaults:
              queries-per-request: {error: 1}
              n-plus-one: {error: any}
              findings: {LOW: {error: any}}
              error-rate: {error: 1%}
              p95: {warn: 1ms}
            """;

    private static final List<Path> DUMPS = dumps();

    private DumpFuzz() {}

    /** Called by Jazzer with whatever it comes upon: which dump, which command, then three bytes for each change. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length < 2) {
            return;
        }
        try {
            Path folder = Files.createTempDirectory("pitot-fuzz");
            try {
                Path whole = DUMPS.get((input[0] & 0xFF) % DUMPS.size());
                Path dump = folder.resolve(String.valueOf(whole.getFileName()));
                Files.writeString(dump, changed(Files.readString(whole), input));
                require(run(dump, input[1] & 0xFF), dump.toString());
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String changed(String json, byte[] input) {
        List<MatchResult> values = VALUE.matcher(json)
                .results()
                .filter(value -> value.group(1) == null
                        && !BOUND.matcher(json.substring(Math.max(0, value.start() - LONGEST_NAME), value.start()))
                                .matches())
                .skip(HEADER)
                .toList();
        String[] texts = values.stream().map(MatchResult::group).toArray(String[]::new);
        for (int at = 2; at + 2 < input.length; at += 3) {
            int which = ((input[at] & 0xFF) << 8 | (input[at + 1] & 0xFF)) % texts.length;
            texts[which] = replacement(texts[which], input[at + 2] & 0xFF);
        }
        StringBuilder changed = new StringBuilder(json.length());
        int copied = 0;
        for (int i = 0; i < texts.length; i++) {
            changed.append(json, copied, values.get(i).start()).append(texts[i]);
            copied = values.get(i).end();
        }
        return changed.append(json.substring(copied)).toString();
    }

    /** A value of the same kind, so that the dump is not refused at once. */
    private static String replacement(String value, int choice) {
        if (choice >= SELDOM) {
            return STRANGE[choice % STRANGE.length];
        }
        if (!value.startsWith("\"")) {
            return value.matches("\\d+") ? NUMBERS[choice % NUMBERS.length] : value;
        }
        if (CONSTANT.matcher(value).matches() || value.startsWith(HISTOGRAM)) {
            return value;
        }
        return TIME.matcher(value).matches() ? TIMES[choice % TIMES.length] : TEXTS[choice % TEXTS.length];
    }

    /** Every command at once would be a dump a second. */
    private static CommandRun run(Path dump, int which) throws IOException {
        String file = dump.toString();
        String other = DUMPS.get(0).toString();
        ReportOptions.Format[] formats = ReportOptions.Format.values();
        return switch (which % 7) {
            case 0 -> CommandRun.of("check", "--budget=" + budget(dump), "--gitlab=" + machine(dump), file);
            case 1 -> CommandRun.of("check", "--budget=" + budget(dump), "--junit=" + machine(dump), file);
            case 2 -> CommandRun.of("diff", "--all", file, other);
            case 3 -> CommandRun.of("diff", "--json", other, file);
            case 4 -> CommandRun.of("doctor", file);
            case 5 -> CommandRun.of("explain", "1", file);
            default -> CommandRun.of("report", "--all", "-f", formats[which / 7 % formats.length].name(), file);
        };
    }

    private static Path budget(Path dump) throws IOException {
        return Files.writeString(dump.resolveSibling("budget.yml"), BUDGET);
    }

    private static Path machine(Path dump) {
        return dump.resolveSibling("machine");
    }

    private static void require(CommandRun run, String file) {
        if (run.exitCode() == ExitCodes.BUG) {
            throw new AssertionError(file + ": " + run.err());
        }
        int unsafe = (run.out() + run.err())
                .codePoints()
                .filter(DumpFuzz::isUnsafe)
                .findFirst()
                .orElse(0);
        if (unsafe != 0) {
            throw new AssertionError(file + ": prints the control character " + unsafe);
        }
    }

    private static boolean isUnsafe(int c) {
        boolean whiteSpace = c == '\n' || c == '\r' || c == '\t';
        return (Character.isISOControl(c) && !whiteSpace) || c == 0x202E;
    }

    private static String attack() {
        StringBuilder json = new StringBuilder("\"");
        HostileDumps.ATTACK.chars().forEach(c -> json.append("\\u%04x".formatted(c)));
        return json.append('"').toString();
    }

    private static List<Path> dumps() {
        try (Stream<Path> files = Files.list(Path.of("../docs/gallery/dumps"))) {
            return files.filter(DumpFuzz::isSmall)
                    .sorted(Comparator.reverseOrder())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isSmall(Path file) {
        try {
            return Files.size(file) < SMALL_BYTES;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(folder)) {
            all.forEach(files::add);
        }
        files.sort(Comparator.reverseOrder());
        for (Path file : files) {
            Files.delete(file);
        }
    }
}
