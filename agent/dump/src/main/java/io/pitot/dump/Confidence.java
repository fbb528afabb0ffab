package io.pitot.dump;

/** How sure a finding is, surest first. */
public enum Confidence {
    PROVEN,
    LIKELY,
    POSSIBLE
}
