package io.pitot.cli.analysis.yaml;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Reads a file that people write, in YAML of {@code version: 1}. Everything that is wrong with it is told at once.
 *
 * @param <T> what it says
 */
public final class YamlFile<T> {

    /** Greater files are not written by hand. */
    private static final int MOST_BYTES = 1_000_000;

    private static final String VERSION = "version";
    private static final String SHAPE = "must be a mapping with version: 1";

    private final Set<String> keys;
    private final BiFunction<Part, Map<String, Part>, T> meaning;

    /**
     * A kind of file.
     *
     * @param keys that it may have, besides its version
     * @param meaning makes something of the whole and its parts by key; what is wrong with them it tells them
     */
    public YamlFile(Set<String> keys, BiFunction<Part, Map<String, Part>, T> meaning) {
        this.keys = new HashSet<>(keys);
        this.keys.add(VERSION);
        this.meaning = meaning;
    }

    /**
     * Reads a file.
     *
     * @throws IOException if it cannot be read
     * @throws WrongFile if it says something that is not allowed
     */
    public T read(Path file) throws IOException, WrongFile {
        if (Files.size(file) > MOST_BYTES) {
            throw new WrongFile(List.of(file + ": " + Files.size(file) + " bytes: must be at most " + MOST_BYTES));
        }
        String text;
        try {
            text = Files.readString(file);
        } catch (MalformedInputException e) {
            throw new WrongFile(List.of(file + ": must be UTF-8"));
        }
        return parse(String.valueOf(file), text);
    }

    /**
     * Reads a text as if it stood in a file.
     *
     * @param name of the file, for problems
     * @throws WrongFile if it says something that is not allowed
     */
    public T parse(String name, String text) throws WrongFile {
        Problems problems = new Problems(name);
        Node document = document(name, text, problems);
        T said = document == null ? null : meaning(new Part(problems, "", document, document));
        List<String> lines = problems.lines();
        if (said == null || !lines.isEmpty()) {
            throw new WrongFile(lines);
        }
        return said;
    }

    private static @Nullable Node document(String name, String text, Problems problems) {
        try {
            LoadSettings settings = LoadSettings.builder()
                    .setLabel(name)
                    .setCodePointLimit(MOST_BYTES)
                    .build();
            Optional<Node> document = new Compose(settings).composeString(text);
            if (document.isPresent()) {
                return document.get();
            }
            problems.add(null, SHAPE);
        } catch (MarkedYamlEngineException e) {
            problems.add(mark(e), "no YAML: " + e.getProblem());
        } catch (StackOverflowError e) {
            problems.add(null, "no YAML: nested too deeply");
        } catch (YamlEngineException e) {
            problems.add(
                    null, String.valueOf(e.getMessage()).lines().findFirst().orElse("no YAML"));
        }
        return null;
    }

    private static @Nullable Mark mark(MarkedYamlEngineException e) {
        return e.getProblemMark().or(e::getContextMark).orElse(null);
    }

    private @Nullable T meaning(Part root) {
        Map<String, Part> parts = root.mapping(keys, SHAPE);
        if (parts == null) {
            return null;
        }
        Part version = parts.get(VERSION);
        if (version == null) {
            root.missing("", "version is missing: must be 1");
        } else if (!"1".equals(version.text())) {
            version.wrong("must be 1");
        }
        return meaning.apply(root, parts);
    }
}
