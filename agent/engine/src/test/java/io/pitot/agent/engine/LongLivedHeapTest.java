package io.pitot.agent.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** With the collector that this JVM has; the others are forked with the packaged agent. */
class LongLivedHeapTest {

    private static final int HELD = 20 << 20;

    private final List<byte[]> held = new ArrayList<>();
    private final LongLivedHeap heap = LongLivedHeap.find();

    @Test
    void isThereAndHasALimit() {
        assertThat(heap).isNotNull();
        assertThat(heap.limit()).isBetween(1L, Runtime.getRuntime().maxMemory());
    }

    @Test
    void saysWhatACollectionLeftOnce() {
        held.add(new byte[HELD]);
        System.gc();

        assertThat(heap.collected()).isBetween((long) HELD, heap.limit());
        assertThat(heap.collected()).isEqualTo(-1);
        assertThat(held).hasSize(1);
    }
}
