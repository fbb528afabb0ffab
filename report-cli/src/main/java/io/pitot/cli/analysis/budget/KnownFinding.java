package io.pitot.cli.analysis.budget;

import io.pitot.dump.FindingKind;

/**
 * A finding that a baseline has.
 *
 * @param id its id
 * @param kind its kind
 * @param endpoint its endpoint, or empty
 * @param subject what it is about
 * @param site class and method that it comes from, or empty; no line, since that moves
 */
public record KnownFinding(String id, FindingKind kind, String endpoint, String subject, String site) {}
