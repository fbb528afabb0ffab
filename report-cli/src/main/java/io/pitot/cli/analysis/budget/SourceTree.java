package io.pitot.cli.analysis.budget;

import io.pitot.cli.analysis.Place;
import io.pitot.cli.analysis.Site;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Folders of source, in which a call site's file is looked for. What a dump says of names is not trusted: only what can be
 * the name of a package and of a file leads to a file, and to none outside the folders.
 */
public final class SourceTree {

    private static final Pattern TYPE = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*([.][\\p{L}_$][\\p{L}\\p{N}_$]*)*");
    private static final Pattern FILE = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$-]*[.][a-z]{1,10}");
    private static final long MOST_BYTES = 5_000_000;

    /**
     * A line of source.
     *
     * @param path of the file, from where the command was started, with slashes
     * @param line from 1
     * @param text the line, without the blanks around it; empty if the file has no such line
     */
    public record SourceLine(String path, int line, String text) {}

    private final List<Path> roots;

    /** @param roots folders that packages begin in */
    public SourceTree(List<Path> roots) {
        this.roots = List.copyOf(roots);
    }

    /** The innermost line of a call site whose source is there, or null if that is of none. */
    public @Nullable SourceLine find(@Nullable Site site) {
        if (site == null) {
            return null;
        }
        for (Place place : site.places()) {
            SourceLine found = find(place);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private @Nullable SourceLine find(Place place) {
        if (place.line() < 1
                || !TYPE.matcher(place.type()).matches()
                || !FILE.matcher(place.file()).matches()) {
            return null;
        }
        int end = place.type().lastIndexOf('.');
        String folder = end < 0 ? "" : place.type().substring(0, end).replace('.', '/') + "/";
        for (Path root : roots) {
            Path file = root.resolve(folder + place.file()).normalize();
            if (file.startsWith(root.normalize()) && Files.isRegularFile(file)) {
                return new SourceLine(shown(file), place.line(), line(file, place.line()));
            }
        }
        return null;
    }

    /** Annotations name files from the checkout's root, whatever way a folder was named. */
    private static String shown(Path file) {
        Path here = Path.of("").toAbsolutePath();
        Path absolute = file.toAbsolutePath().normalize();
        Path shown = absolute.startsWith(here) ? here.relativize(absolute) : file;
        return StreamSupport.stream(shown.spliterator(), false)
                .map(Path::toString)
                .collect(Collectors.joining("/", shown.isAbsolute() ? "/" : "", ""));
    }

    private static String line(Path file, int number) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                return "";
            }
            try (Stream<String> lines = Files.lines(file)) {
                return lines.skip(number - 1L).findFirst().orElse("").strip();
            }
        } catch (IOException | UncheckedIOException e) {
            // Not readable, or not UTF-8: the place alone has to do.
            return "";
        }
    }
}
