package io.pitot.cli.analysis;

import io.pitot.dump.FindingKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads what a team has decided about its findings, in YAML. Everything that is wrong with it is told at once. */
public final class BudgetFile {

    /** Greater files are not written by hand. */
    private static final int MOST_BYTES = 1_000_000;

    private static final Set<String> KEYS = Set.of("version", "mute");
    private static final Set<String> MUTE_KEYS = Set.of("finding", "endpoint", "site", "reason", "until");
    private static final Pattern ID = Pattern.compile("[a-z]+\\d?:[0-9a-f]{4,8}");

    /** A file that says something that cannot be meant. */
    public static final class Wrong extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient List<String> problems;

        private Wrong(List<String> problems) {
            super(String.join("; ", problems));
            this.problems = List.copyOf(problems);
        }

        /** One line each: the name, the value, and what is allowed. */
        public List<String> problems() {
            return problems;
        }
    }

    private final List<String> problems = new ArrayList<>();
    private final Path file;

    private BudgetFile(Path file) {
        this.file = file;
    }

    /** The mutes of a file. */
    public static List<Mute> mutes(Path file) throws IOException, Wrong {
        if (Files.size(file) > MOST_BYTES) {
            throw new Wrong(List.of(file + ": " + Files.size(file) + " bytes: must be at most " + MOST_BYTES));
        }
        BudgetFile budget = new BudgetFile(file);
        List<Mute> mutes = budget.read(Files.readString(file));
        if (!budget.problems.isEmpty()) {
            throw new Wrong(budget.problems);
        }
        return mutes;
    }

    private List<Mute> read(String text) {
        Object document;
        try {
            LoadSettings settings = LoadSettings.builder()
                    .setLabel(String.valueOf(file))
                    .setCodePointLimit(MOST_BYTES)
                    .build();
            document = new Load(settings).loadFromString(text);
        } catch (YamlEngineException e) {
            problem("", String.valueOf(e.getMessage()).lines().findFirst().orElse("no YAML"));
            return List.of();
        }
        if (!(document instanceof Map<?, ?> map)) {
            problem("", "must be a mapping with version: 1");
            return List.of();
        }
        unknownKeys("", map, KEYS);
        if (!Integer.valueOf(1).equals(map.get("version"))) {
            problem("version=" + map.get("version"), "must be 1");
        }
        return mutesOf(map.get("mute"));
    }

    private List<Mute> mutesOf(@Nullable Object value) {
        List<Mute> mutes = new ArrayList<>();
        if (value == null) {
            return mutes;
        }
        if (!(value instanceof List<?> list)) {
            problem("mute", "must be a list");
            return mutes;
        }
        for (int i = 0; i < list.size(); i++) {
            String name = "mute[" + (i + 1) + "]";
            if (list.get(i) instanceof Map<?, ?> map) {
                unknownKeys(name + ".", map, MUTE_KEYS);
                Mute mute = mute(name, map);
                if (mute != null) {
                    mutes.add(mute);
                }
            } else {
                problem(
                        name,
                        "must be a mapping such as {finding: \"np1:7f3a91c2\", reason: \"…\", until: 2027-03-01}");
            }
        }
        return mutes;
    }

    private @Nullable Mute mute(String name, Map<?, ?> map) {
        String finding = text(name, map, "finding");
        String endpoint = text(name, map, "endpoint");
        String site = text(name, map, "site");
        String reason = text(name, map, "reason");
        LocalDate until = date(name, map);
        if (finding == null && endpoint == null && site == null) {
            problem(name, "must say what it is about: finding, endpoint or site");
        }
        if (finding != null && !ID.matcher(finding).matches() && !isKind(finding)) {
            problem(
                    name + ".finding=" + finding,
                    "must be a finding's id with 4 digits at least, such as np1:7f3a, or a kind, such as N_PLUS_ONE");
        }
        if (reason == null) {
            problem(name + ".reason", "must say why");
        }
        return reason == null || until == null ? null : new Mute(finding, endpoint, site, reason, until);
    }

    private static boolean isKind(String name) {
        return Arrays.stream(FindingKind.values()).anyMatch(kind -> kind.name().equals(name));
    }

    private @Nullable LocalDate date(String name, Map<?, ?> map) {
        Object value = map.get("until");
        if (value == null) {
            problem(name + ".until", "must be the last day of it, such as 2027-03-01");
            return null;
        }
        try {
            return LocalDate.parse(String.valueOf(value));
        } catch (DateTimeParseException e) {
            problem(name + ".until=" + value, "must be a date such as 2027-03-01");
            return null;
        }
    }

    private @Nullable String text(String name, Map<?, ?> map, String key) {
        Object value = map.get(key);
        if (value == null) {
            return null;
        }
        if (!(value instanceof String text) || text.isBlank()) {
            problem(name + "." + key + "=" + value, "must be a text");
            return null;
        }
        return text;
    }

    private void unknownKeys(String name, Map<?, ?> map, Set<String> known) {
        for (Object key : map.keySet()) {
            if (!known.contains(String.valueOf(key))) {
                problem(
                        name + key,
                        "no such key; must be one of "
                                + String.join(", ", known.stream().sorted().toList()));
            }
        }
    }

    private void problem(String name, String what) {
        problems.add(file + ": " + (name.isEmpty() ? "" : name + ": ") + what);
    }
}
