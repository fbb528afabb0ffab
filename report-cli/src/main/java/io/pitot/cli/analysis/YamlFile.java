package io.pitot.cli.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** A file that people write, in YAML of version 1, and what is wrong with it: all of that is told at once. */
final class YamlFile {

    /** Greater files are not written by hand. */
    static final int MOST_BYTES = 1_000_000;

    private final String name;
    private final List<String> problems = new ArrayList<>();

    /** @param name what messages call it */
    YamlFile(String name) {
        this.name = name;
    }

    /** What the text maps keys to; empty if that is not what it says. Keys but these and {@code version} are problems. */
    Map<?, ?> read(String text, Set<String> keys) {
        Object document;
        try {
            LoadSettings settings = LoadSettings.builder()
                    .setLabel(name)
                    .setCodePointLimit(MOST_BYTES)
                    .build();
            document = new Load(settings).loadFromString(text);
        } catch (YamlEngineException e) {
            problem("", String.valueOf(e.getMessage()).lines().findFirst().orElse("no YAML"));
            return Map.of();
        }
        if (!(document instanceof Map<?, ?> map)) {
            problem("", "must be a mapping with version: 1");
            return Map.of();
        }
        unknownKeys("", map, keys);
        if (!Integer.valueOf(1).equals(map.get("version"))) {
            problem("version=" + map.get("version"), "must be 1");
        }
        return map;
    }

    void unknownKeys(String prefix, Map<?, ?> map, Set<String> known) {
        for (Object key : map.keySet()) {
            if (!known.contains(String.valueOf(key))) {
                problem(
                        prefix + key,
                        "no such key; must be one of "
                                + String.join(", ", known.stream().sorted().toList()));
            }
        }
    }

    void problem(String of, String what) {
        problems.add(name + ": " + (of.isEmpty() ? "" : of + ": ") + what);
    }

    /** Throws if there was any problem. */
    void check() throws WrongFile {
        if (!problems.isEmpty()) {
            throw new WrongFile(problems);
        }
    }
}
