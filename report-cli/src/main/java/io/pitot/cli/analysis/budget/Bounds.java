package io.pitot.cli.analysis.budget;

import java.util.Map;

/**
 * What is allowed of one measure.
 *
 * @param limits by what follows if it is broken; empty if the measure is off
 * @param noiseFloor what more than the baseline is never told, in the measure's unit
 */
record Bounds(Map<Level, Limit> limits, double noiseFloor) {}
