package io.pitot.cli.analysis;

import io.pitot.dump.Dump;

/**
 * A service as some dumps show it.
 *
 * @param report on them
 * @param merged all of them
 * @param parts how long things took, dump by dump
 */
public record Run(Report report, Dump merged, Parts parts) {}
