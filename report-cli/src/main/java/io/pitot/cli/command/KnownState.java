package io.pitot.cli.command;

import io.pitot.cli.analysis.Baseline;
import io.pitot.cli.analysis.Run;
import io.pitot.cli.analysis.budget.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * What a baseline says.
 *
 * @param findings which findings are known
 * @param snapshot what was measured
 * @param run its dumps, or null if it is a file that was made of them
 */
record KnownState(
        Baseline findings, Snapshot snapshot, @Nullable Run run) {}
