package io.pitot.agent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ResponseLooksTest {

    @Test
    void eachEndpointsFirstResponsesAreLookedAtHoweverManyOthersThereAre() {
        int first = Names.endpoint("http", "GET", "/looks/first");
        int second = Names.endpoint("http", "GET", "/looks/second");

        assertThat(IntStream.range(0, 32)).allMatch(i -> ResponseLooks.due(first, false));
        assertThat(ResponseLooks.due(first, false)).isFalse();
        assertThat(ResponseLooks.due(second, false)).isTrue();
    }

    @Test
    void laterOnesAreIfTheirConsumptionIs() {
        int endpoint = Names.endpoint("http", "GET", "/looks/later");
        IntStream.range(0, 32).forEach(i -> ResponseLooks.due(endpoint, true));

        assertThat(ResponseLooks.due(endpoint, true)).isTrue();
        assertThat(ResponseLooks.due(endpoint, false)).isFalse();
    }
}
