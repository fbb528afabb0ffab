package io.pitot.cli.analysis.diff;

import io.pitot.dump.Distribution;
import java.util.List;

/**
 * How long something took.
 *
 * @param all in all
 * @param parts dump by dump; empty if that is not known
 */
public record Timings(Distribution all, List<Distribution> parts) {

    static final Timings NONE = new Timings(Distribution.EMPTY, List.of());
}
