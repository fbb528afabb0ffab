package io.pitot.cli.analysis.diff;

import java.util.Collection;

/** How something compares with what it was. */
public enum Outcome {
    WORSE,
    BETTER,
    /** It differs by enough to matter, as chance alone could have it. */
    NOISE,
    /** It differs by too little to matter. */
    SAME,
    /** Too little was seen on one side. */
    INCONCLUSIVE;

    /** What several come to: what is worse counts most, and what nothing can be said of least. */
    static Outcome of(Collection<Outcome> outcomes) {
        return outcomes.stream().min(Enum::compareTo).orElse(INCONCLUSIVE);
    }

    static Outcome of(boolean relevant, boolean certain, boolean worse) {
        if (!relevant) {
            return SAME;
        }
        return !certain ? NOISE : worse ? WORSE : BETTER;
    }
}
