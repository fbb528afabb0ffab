package io.pitot.cli.command;

import io.pitot.cli.analysis.Baseline;
import io.pitot.cli.analysis.budget.Snapshot;

/**
 * What a baseline says.
 *
 * @param findings which findings are known
 * @param snapshot what was measured
 */
record KnownState(Baseline findings, Snapshot snapshot) {}
