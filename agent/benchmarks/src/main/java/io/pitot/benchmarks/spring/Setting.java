package io.pitot.benchmarks.spring;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What all series share.
 *
 * @param java the launcher of the shop's JVM
 * @param shop the shop's jar
 * @param work where processes run and leave what they write
 * @param heap flags that set the shop's heap
 * @param database the seeded one
 */
record Setting(Path java, Path shop, Path work, List<String> heap, ShopDatabase database) {

    List<String> flags(Variant variant) {
        List<String> flags = new ArrayList<>(heap);
        flags.addAll(variant.flags());
        return flags;
    }
}
