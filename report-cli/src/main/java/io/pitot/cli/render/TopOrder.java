package io.pitot.cli.render;

import io.pitot.cli.analysis.live.LiveView.Rate;
import java.util.Comparator;
import java.util.function.ToDoubleFunction;

/** What the rows of {@code pitot top} are ordered by, the greatest first. */
public enum TopOrder {
    /** By the time that they take. */
    TIME("time"),
    /** By how often they happen. */
    RATE("rate"),
    /** By the 95th percentile of their duration. */
    P95("p95"),
    /** By the share that fails. */
    ERRORS("errors");

    private final String word;

    TopOrder(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    Comparator<Rate> rows() {
        return Comparator.comparingDouble(key())
                .reversed()
                .thenComparing(Comparator.comparingDouble(Rate::perSecond).reversed())
                .thenComparing(Rate::name);
    }

    private ToDoubleFunction<Rate> key() {
        return switch (this) {
            case TIME -> Rate::busy;
            case RATE -> Rate::perSecond;
            case P95 -> Rate::p95;
            case ERRORS -> Rate::errors;
        };
    }
}
