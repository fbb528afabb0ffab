package io.pitot.agent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationNamesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "orders",
                "orders.v2-retry-3000",
                "Consumer.billing.VirtualTopic.Orders",
                "genorders",
                "ID",
                "deadbeef-cafe",
                "20261122-0001",
            })
    void nameThatWasGivenOnPurposeStays(String name) {
        assertThat(DestinationNames.bounded(name)).isSameAs(name);
    }

    @ParameterizedTest
    @CsvSource({
        "3f2504e0-4f89-11d3-9a0c-0305e82c3301, *",
        "orders.reply.3f2504e0-4f89-11d3-9a0c-0305e82c3301, orders.reply.*",
        "reply-3f2504e04f8911d39a0c0305e82c3301-orders, reply-*-orders",
        "3f2504e0-4f89-11d3-9a0c-0305e82c3301.3F2504E0-4F89-11D3-9A0C-0305E82C3302, *.*",
        "amq.gen-JzTY20BRgKO-HjmUJj0wLg, amq.gen-*",
        "spring.gen-YK3tOOTvRuGCkqh5lmhRmA, spring.gen-*",
        "orders.anonymous.2xUIZkrRQ9W, orders.anonymous.*",
        "ID:host-36297-1700000000000-3:1:1, ID:*",
    })
    void whatWasDrawnAtRandomIsAStar(String name, String bounded) {
        assertThat(DestinationNames.bounded(name)).isEqualTo(bounded);
    }

    @Test
    void nameWithoutEndIsCut() {
        assertThat(DestinationNames.bounded("orders/".repeat(1_000)))
                .hasSize(200)
                .endsWith("*");
    }
}
