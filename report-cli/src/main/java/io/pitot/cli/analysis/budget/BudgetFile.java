package io.pitot.cli.analysis.budget;

import io.pitot.cli.analysis.Mute;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads what a team allows its service and has decided about its findings, in YAML. Everything that is wrong with it is told at once. */
public final class BudgetFile {

    /** Greater files are not written by hand. */
    private static final int MOST_BYTES = 1_000_000;

    private static final Set<String> KEYS =
            Set.of("version", "min-requests", "defaults", "endpoints", "models", "caches", "mute");
    private static final String SHAPE = "must be a mapping with version: 1";

    /** A file that says something that cannot be meant. */
    public static final class Wrong extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient List<String> problems;

        Wrong(List<String> problems) {
            super(String.join("; ", problems));
            this.problems = List.copyOf(problems);
        }

        /** One line each: the file, line and column, the name, the value, and what is allowed. */
        public List<String> problems() {
            return problems;
        }
    }

    private final Problems problems;

    private BudgetFile(Problems problems) {
        this.problems = problems;
    }

    /**
     * Reads a file.
     *
     * @throws IOException if it cannot be read
     * @throws Wrong if it says something that is not allowed
     */
    public static Budget read(Path file) throws IOException, Wrong {
        if (Files.size(file) > MOST_BYTES) {
            throw new Wrong(List.of(file + ": " + Files.size(file) + " bytes: must be at most " + MOST_BYTES));
        }
        String text;
        try {
            text = Files.readString(file);
        } catch (MalformedInputException e) {
            throw new Wrong(List.of(file + ": must be UTF-8"));
        }
        return parse(file, text);
    }

    /** Reads a text as if it stood in a file, which only problems name. */
    static Budget parse(Path file, String text) throws Wrong {
        Problems problems = new Problems(file);
        Budget budget = new BudgetFile(problems).budget(file, text);
        List<String> lines = problems.lines();
        if (!lines.isEmpty()) {
            throw new Wrong(lines);
        }
        return budget;
    }

    private Budget budget(Path file, String text) {
        Optional<Node> document;
        try {
            LoadSettings settings = LoadSettings.builder()
                    .setLabel(String.valueOf(file))
                    .setCodePointLimit(MOST_BYTES)
                    .build();
            document = new Compose(settings).composeString(text);
        } catch (MarkedYamlEngineException e) {
            problems.add(mark(e), "no YAML: " + e.getProblem());
            return Budget.NONE;
        } catch (StackOverflowError e) {
            problems.add(null, "no YAML: nested too deeply");
            return Budget.NONE;
        } catch (YamlEngineException e) {
            problems.add(
                    null, String.valueOf(e.getMessage()).lines().findFirst().orElse("no YAML"));
            return Budget.NONE;
        }
        if (document.isEmpty()) {
            problems.add(null, SHAPE);
            return Budget.NONE;
        }
        Part root = new Part(problems, "", document.get(), document.get());
        Map<String, Part> parts = root.mapping(KEYS, SHAPE);
        return parts == null ? Budget.NONE : budget(root, parts);
    }

    private static @Nullable Mark mark(MarkedYamlEngineException e) {
        return e.getProblemMark().or(e::getContextMark).orElse(null);
    }

    private static Budget budget(Part root, Map<String, Part> parts) {
        Part version = parts.get("version");
        if (version == null) {
            root.missing("", "version is missing: must be 1");
        } else if (!"1".equals(version.text())) {
            version.wrong("must be 1");
        }
        Long minRequests = EntryReader.minRequests(parts.get("min-requests"));
        Part defaults = parts.get("defaults");
        return new Budget(
                minRequests == null ? Budget.MIN_REQUESTS : minRequests,
                defaults == null ? Entry.NONE : EntryReader.read("*", defaults, Target.Kind.ENDPOINT),
                entries(parts.get("endpoints"), Target.Kind.ENDPOINT),
                entries(parts.get("models"), Target.Kind.MODEL),
                entries(parts.get("caches"), Target.Kind.CACHE),
                mutes(parts.get("mute")));
    }

    private static List<Entry> entries(@Nullable Part part, Target.Kind kind) {
        List<Entry> entries = new ArrayList<>();
        Map<String, Part> parts = part == null ? null : part.mapping("must be a mapping by name");
        if (parts != null) {
            parts.forEach((name, entry) -> entries.add(EntryReader.read(name, entry, kind)));
        }
        return entries;
    }

    private static List<Mute> mutes(@Nullable Part part) {
        List<Mute> mutes = new ArrayList<>();
        for (Part item : part == null ? List.<Part>of() : part.items()) {
            Mute mute = MuteReader.read(item);
            if (mute != null) {
                mutes.add(mute);
            }
        }
        return mutes;
    }
}
