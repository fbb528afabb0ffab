package io.pitot.it.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds lines in sources by what stands in them, so that tests need not know line numbers. */
public final class SourceLine {

    private SourceLine() {}

    /** The line of a test application's source that ends in {@code // here: } and the marker. */
    public static int of(Class<?> type, String marker) {
        return of(source(type), "// here: " + marker);
    }

    /** The one line that contains this. */
    public static int of(Path source, String text) {
        List<String> lines = read(source);
        int found = 0;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(text)) {
                if (found > 0) {
                    throw new IllegalArgumentException("twice in " + source + ": " + text);
                }
                found = i + 1;
            }
        }
        if (found == 0) {
            throw new IllegalArgumentException("not in " + source + ": " + text);
        }
        return found;
    }

    /** The lines of a test application's source that end in {@code // here: } and words of which the marker is one. */
    public static List<Integer> all(Class<?> type, String marker) {
        List<String> lines = read(source(type));
        Pattern mark = Pattern.compile("// here: (?:.* )?" + Pattern.quote(marker) + "(?: .*)?$");
        return IntStream.range(0, lines.size())
                .filter(i -> mark.matcher(lines.get(i)).find())
                .mapToObj(i -> i + 1)
                .toList();
    }

    /** The source of a class of the tests, in the language that it is written in. */
    static Path source(Class<?> type) {
        String name = type.getName().replace('.', '/');
        String kotlin = name.endsWith("Kt") ? name.substring(0, name.length() - 2) : name;
        return Stream.of(
                        "java/" + name + ".java",
                        "kotlin/" + kotlin + ".kt",
                        "scala/" + name + ".scala",
                        "groovy/" + name + ".groovy")
                .map(file -> ClassPath.module().resolve("src/test").resolve(file))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no source of " + type));
    }

    private static List<String> read(Path source) {
        try {
            return Files.readAllLines(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
