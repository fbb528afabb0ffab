package io.pitot.cli.analysis.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A part of a file, which knows its name and its place, so that whatever is wrong with it can be told with both. What is said to be wrong
 * is collected; reading goes on. Not thread-safe.
 */
public final class Part {

    private final Problems problems;
    private final String name;
    private final Node key;
    private final Node value;

    Part(Problems problems, String name, Node key, Node value) {
        this.problems = problems;
        this.name = name;
        this.key = key;
        this.value = value;
    }

    /** The line in which it begins, from 1. */
    public int line() {
        return key.getStartMark().map(Mark::getLine).orElse(0) + 1;
    }

    /** The entries by key, in the order of the file; null and a problem if it is no mapping. */
    public @Nullable Map<String, Part> mapping(String expected) {
        if (isNothing()) {
            return Map.of();
        }
        if (!(value instanceof MappingNode mapping)) {
            wrong(expected);
            return null;
        }
        Map<String, Part> parts = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String text = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            String child = name.isEmpty() ? text : name + "." + text;
            Part part = new Part(problems, child, tuple.getKeyNode(), tuple.getValueNode());
            if (parts.putIfAbsent(text, part) != null) {
                problem(tuple.getKeyNode(), child, "is there twice");
            }
        }
        return parts;
    }

    /** The same with keys that are known; a problem for each other one. */
    public @Nullable Map<String, Part> mapping(Set<String> known, String expected) {
        Map<String, Part> parts = mapping(expected);
        if (parts != null) {
            parts.forEach((text, part) -> {
                if (!known.contains(text)) {
                    problem(
                            part.key,
                            part.name,
                            "no such key; must be one of "
                                    + String.join(", ", known.stream().sorted().toList()));
                }
            });
        }
        return parts;
    }

    /** The items of a list; none and a problem if it is no list. */
    public List<Part> items() {
        List<Part> parts = new ArrayList<>();
        if (value instanceof SequenceNode sequence) {
            for (Node item : sequence.getValue()) {
                parts.add(new Part(problems, name + "[" + (parts.size() + 1) + "]", item, item));
            }
        } else if (!isNothing()) {
            wrong("must be a list");
        }
        return parts;
    }

    /** Whether all that belongs here is commented out. */
    private boolean isNothing() {
        return value.getTag().equals(Tag.NULL) && !key.equals(value);
    }

    /** Whether it is a single value. */
    public boolean isText() {
        return value instanceof ScalarNode;
    }

    /** What is written there; null and a problem if it is no single value, or blank. */
    public @Nullable String text() {
        if (value instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return scalar.getValue();
        }
        wrong("must be a text");
        return null;
    }

    /** Says what its value must be. */
    public void wrong(String expected) {
        String shown = value instanceof ScalarNode scalar ? name + "=" + scalar.getValue() : name;
        problem(value, shown, expected);
    }

    /** Says that something is missing in it, or that it is wrong as a whole if {@code child} is empty. */
    public void missing(String child, String expected) {
        problem(value, child.isEmpty() ? name : name + "." + child, expected);
    }

    private void problem(Node at, String what, String expected) {
        problems.add(at.getStartMark().orElse(null), (what.isEmpty() ? "" : what + ": ") + expected);
    }
}
