package io.pitot.agent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StatusesTest {

    @Test
    void serverIsToBlameForSomeOfGrpcsStatuses() {
        assertThat(IntStream.range(0, 17).map(Statuses::grpc).filter(Statuses::isFailure))
                .extracting(Statuses::name)
                .containsExactly(
                        "UNKNOWN", "DEADLINE_EXCEEDED", "UNIMPLEMENTED", "INTERNAL", "UNAVAILABLE", "DATA_LOSS");
    }

    @Test
    void codeThatGrpcDoesNotDefineIsUnknown() {
        assertThat(Statuses.name(Statuses.grpc(17))).isEqualTo("UNKNOWN");
        assertThat(Statuses.name(Statuses.grpc(-1))).isEqualTo("UNKNOWN");
    }

    @Test
    void httpsStatusesAreNumbersAndFailFrom500On() {
        assertThat(Statuses.name(404)).isEqualTo("404");
        assertThat(Statuses.isFailure(499)).isFalse();
        assertThat(Statuses.isFailure(500)).isTrue();
        assertThat(Statuses.isFailure(999)).isTrue();
    }
}
