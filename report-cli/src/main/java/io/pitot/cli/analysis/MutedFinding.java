package io.pitot.cli.analysis;

import io.pitot.dump.Finding;

/** A finding that is left as it is, and by which decision. */
public record MutedFinding(Finding finding, Mute mute) {}
