package io.pitot.cli.analysis;

import org.jspecify.annotations.Nullable;

/**
 * Which dumps are meant, and what of them.
 *
 * @param time from when
 * @param endpoints which endpoints, or null for all
 */
public record Scope(TimeRange time, @Nullable Glob endpoints) {

    /** All dumps, and all that they hold. */
    public static final Scope ALL = new Scope(TimeRange.ALL, null);
}
