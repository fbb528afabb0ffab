package io.pitot.cli;

import io.pitot.dump.Confidence;
import io.pitot.dump.Finding;
import io.pitot.dump.FindingKind;
import io.pitot.dump.Severity;
import java.util.List;

/** The N+1 of {@link OrdersDumps#busy()}, and one that runs inside its loop. */
public final class NestedLoops {

    /** The outer one by itself. */
    public static final Finding OUTER = OrdersDumps.verdict().get(0);

    /** The inner one by itself. */
    public static final Finding INNER = new Finding(
            "np1:0badcafe",
            FindingKind.N_PLUS_ONE,
            Severity.MEDIUM,
            Confidence.LIKELY,
            OUTER.endpoint(),
            "q:00000000000000b0",
            "s:4",
            "N+1: product SELECT runs 82× per request",
            List.of("likely: 2 executions per row of q:7f3a91c200000000 (order_item SELECT), which returned 0 to 9"),
            OUTER.occurrences(),
            OUTER.nanosPerRequest(),
            OUTER.nanosTotal(),
            0.1,
            "Read the products with the items.");

    /** Both as one. */
    public static final Finding TREE = Finding.of(List.of(new Finding.Loop(0, OUTER), new Finding.Loop(1, INNER)));

    private NestedLoops() {}
}
