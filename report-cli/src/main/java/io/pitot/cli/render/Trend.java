package io.pitot.cli.render;

import java.util.Collections;
import java.util.List;

/** A row of blocks, each as high as its value is among them. */
final class Trend {

    private static final String BLOCKS = "▁▂▃▄▅▆▇█";

    private Trend() {}

    /** @param values not negative; of 0 there is a blank */
    static String of(List<Long> values) {
        long greatest = values.isEmpty() ? 0 : Collections.max(values);
        StringBuilder blocks = new StringBuilder();
        for (long value : values) {
            int height = greatest == 0 ? 0 : (int) ((double) BLOCKS.length() * value / greatest);
            blocks.append(value == 0 ? ' ' : BLOCKS.charAt(Math.min(BLOCKS.length() - 1, height)));
        }
        return blocks.toString();
    }
}
