package io.pitot.cli.analysis;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of findings beforehand.
 *
 * @param mutes decisions to leave some as they are
 * @param baseline the findings of other dumps; null if there is nothing to compare with
 * @param before those dumps, or null if they are not at hand
 */
public record Standing(
        List<Mute> mutes,
        @Nullable Baseline baseline,
        @Nullable Run before) {

    /** Nothing. */
    public static final Standing NONE = new Standing(List.of(), null);

    /** Where no other dumps are at hand. */
    public Standing(List<Mute> mutes, @Nullable Baseline baseline) {
        this(mutes, baseline, null);
    }
}
