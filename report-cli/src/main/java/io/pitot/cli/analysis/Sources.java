package io.pitot.cli.analysis;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The source files of call sites.
 *
 * @param wanted whether anybody said where source files are
 * @param found those that are there
 */
public record Sources(boolean wanted, Map<Place, Span> found) {

    /** None, and nobody asked for them. */
    public static final Sources NONE = new Sources(false, Map.of());

    /**
     * A line of a file.
     *
     * @param file its name, relative, with {@code /}
     * @param line the line, from 1; the first if the place's line is unknown
     * @param startColumn the column of the first character, from 1
     * @param endColumn the column after the last one
     * @param text the place's line, without the blanks around it; empty if the file has no such line
     */
    public record Span(String file, int line, int startColumn, int endColumn, String text) {}

    /** Where a call site's innermost place is; null if its file was not found. */
    public @Nullable Span of(@Nullable Site site) {
        return site == null ? null : found.get(site.innermost());
    }

    /** Where a place is; null if its file was not found. */
    public @Nullable Span of(Place place) {
        return found.get(place);
    }
}
