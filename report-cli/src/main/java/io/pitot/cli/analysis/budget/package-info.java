/** Budgets and baselines: what a team allows its service, and whether dumps keep within it. */
@NullMarked
package io.pitot.cli.analysis.budget;

import org.jspecify.annotations.NullMarked;
