package io.pitot.cli.analysis.budget;

/**
 * How far something may go.
 *
 * @param amount in the unit of what it limits, or by which share of the baseline it may be more
 * @param relative whether it is compared with the baseline
 */
public record Limit(double amount, boolean relative) {}
