package io.pitot.cli.analysis;

import io.pitot.cli.analysis.Sources.Span;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the source files of call sites. Reads files as they are asked for. Not thread-safe. */
public final class SourceRoots {

    private static final List<String> ENDINGS = List.of(".java", ".kt", ".scala", ".groovy");

    /** Names from a dump that may become part of a path: nothing that leads elsewhere. */
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_$-][\\p{L}\\p{N}_$.-]*");

    /** Greater files are not written by hand, and would have to be read. */
    private static final long MOST_BYTES = 10_000_000;

    private final List<Path> folders = new ArrayList<>();
    private final Path base;
    private final Map<Path, List<String>> linesByFile = new HashMap<>();

    /**
     * Roots to look below.
     *
     * @param roots folders that packages begin in, or modules that have them in {@code src/main/java} and the like
     * @param base what files are named from, if they lie in it; others are named from their root
     */
    public SourceRoots(List<Path> roots, Path base) {
        this.base = base.toAbsolutePath().normalize();
        for (Path root : roots) {
            Path folder = root.toAbsolutePath().normalize();
            folders.add(folder);
            for (String set : List.of("main", "test")) {
                for (String language : ENDINGS) {
                    String name = language.equals(".kt") ? "kotlin" : language.substring(1);
                    Path sources = folder.resolve("src").resolve(set).resolve(name);
                    if (Files.isDirectory(sources)) {
                        folders.add(sources);
                    }
                }
            }
        }
    }

    /** The files of all call sites of a report's findings. */
    public Sources of(Report report) {
        Map<Place, Span> found = new HashMap<>();
        report.findings().forEach(ranked -> add(found, ranked.site()));
        report.muted().forEach(muted -> add(found, muted.site()));
        return new Sources(!folders.isEmpty(), found);
    }

    /** The innermost place of a call site whose line is known and whose file is there; null if that is of none. */
    public @Nullable Span find(@Nullable Site site) {
        return site == null
                ? null
                : site.places().stream()
                        .filter(place -> place.line() > 0)
                        .flatMap(place -> span(place).stream())
                        .findFirst()
                        .orElse(null);
    }

    private void add(Map<Place, Span> found, @Nullable Site site) {
        if (site != null) {
            site.places().forEach(place -> span(place).ifPresent(span -> found.put(place, span)));
        }
    }

    private Optional<Span> span(Place place) {
        String type = place.type();
        int end = type.lastIndexOf('.');
        List<String> packages =
                end < 0 ? List.of() : List.of(type.substring(0, end).split("\\.", -1));
        if (!packages.stream().allMatch(name -> NAME.matcher(name).matches())
                || !NAME.matcher(place.file()).matches()) {
            return Optional.empty();
        }
        for (Path folder : folders) {
            for (String file : fileNames(place.file())) {
                Path path = inPackage(folder, packages, file);
                if (path != null) {
                    return Optional.of(span(folder, path, place.line()));
                }
            }
        }
        return Optional.empty();
    }

    /** The file's name, or what it may be where only the class is known. */
    private static List<String> fileNames(String file) {
        return ENDINGS.stream().anyMatch(file::endsWith)
                ? List.of(file)
                : ENDINGS.stream().map(ending -> file + ending).toList();
    }

    private @Nullable Path inPackage(Path folder, List<String> packages, String file) {
        Path path = folder.resolve(String.join("/", packages)).resolve(file);
        if (Files.isRegularFile(path)) {
            return path;
        }
        // In Kotlin's folders the packages that all files share may be left out.
        for (int i = 1; file.endsWith(".kt") && i <= packages.size(); i++) {
            Path shorter = folder.resolve(String.join("/", packages.subList(i, packages.size())))
                    .resolve(file);
            if (Files.isRegularFile(shorter) && lines(shorter).contains("package " + String.join(".", packages))) {
                return shorter;
            }
        }
        return null;
    }

    private Span span(Path folder, Path path, int line) {
        List<String> lines = lines(path);
        // A line that the file does not have is that of another version of it, or none.
        boolean isThere = line >= 1 && line <= lines.size();
        int number = isThere ? line : 1;
        String text = lines.isEmpty() ? "" : lines.get(number - 1).stripTrailing();
        int indent = text.length() - text.stripLeading().length();
        Path named = path.startsWith(base) ? base.relativize(path) : folder.relativize(path);
        return new Span(
                named.toString().replace('\\', '/'),
                number,
                indent + 1,
                text.length() + 1,
                isThere ? text.strip() : "");
    }

    private List<String> lines(Path path) {
        return linesByFile.computeIfAbsent(path, file -> {
            try {
                return Files.size(file) > MOST_BYTES
                        ? List.of()
                        : new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                                .lines()
                                .toList();
            } catch (IOException e) {
                return List.of();
            }
        });
    }
}
