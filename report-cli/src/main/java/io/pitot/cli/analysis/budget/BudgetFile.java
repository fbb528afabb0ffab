package io.pitot.cli.analysis.budget;

import io.pitot.cli.analysis.Mute;
import io.pitot.cli.analysis.yaml.Part;
import io.pitot.cli.analysis.yaml.WrongFile;
import io.pitot.cli.analysis.yaml.YamlFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a team allows its service and has decided about its findings, in YAML. Everything that is wrong with it is told at once. */
public final class BudgetFile {

    private static final YamlFile<Budget> FILE = new YamlFile<>(
            Set.of("min-requests", "defaults", "endpoints", "models", "caches", "mute"),
            (root, parts) -> budget(parts));

    private BudgetFile() {}

    /**
     * Reads a file.
     *
     * @throws IOException if it cannot be read
     * @throws WrongFile if it says something that is not allowed
     */
    public static Budget read(Path file) throws IOException, WrongFile {
        return FILE.read(file);
    }

    /** Reads a text as if it stood in a file, which only problems name. */
    static Budget parse(Path file, String text) throws WrongFile {
        return FILE.parse(String.valueOf(file), text);
    }

    private static Budget budget(Map<String, Part> parts) {
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
