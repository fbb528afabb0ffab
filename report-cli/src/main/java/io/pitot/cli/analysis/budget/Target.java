package io.pitot.cli.analysis.budget;

/**
 * What a budget is about.
 *
 * @param kind of what
 * @param id the endpoint's, model's or cache command's id; empty for what belongs to no endpoint
 */
public record Target(Kind kind, String id) {

    /** What has budgets. */
    public enum Kind {
        ENDPOINT,
        MODEL,
        CACHE
    }
}
