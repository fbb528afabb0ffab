package io.pitot.cli.analysis;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of findings beforehand.
 *
 * @param mutes decisions to leave some as they are
 * @param baseline the findings of other dumps; null if there is nothing to compare with
 */
public record Standing(List<Mute> mutes, @Nullable Baseline baseline) {

    /** Nothing. */
    public static final Standing NONE = new Standing(List.of(), null);
}
