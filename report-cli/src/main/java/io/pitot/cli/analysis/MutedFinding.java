package io.pitot.cli.analysis;

import io.pitot.dump.Finding;
import org.jspecify.annotations.Nullable;

/**
 * A finding that is left as it is.
 *
 * @param finding the finding
 * @param mute by which decision
 * @param site where it comes from, or null if unknown
 */
public record MutedFinding(
        Finding finding, Mute mute, @Nullable Site site) {}
