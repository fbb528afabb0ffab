package io.pitot.agent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;

class ProbeTest {

    @Test
    void requestEndsThoughItsExceptionCannotBeAskedForItsCause() {
        Drained.all();
        Throwable hostile = new IllegalStateException("hostile") {
            @Override
            public synchronized Throwable getCause() {
                throw new UnsupportedOperationException();
            }
        };
        Probe.requestExit(Objects.requireNonNull(Probe.requestEnter()), 200, hostile);

        assertThat(Drained.all())
                .singleElement()
                .satisfies(event -> assertThat(event.kind()).isEqualTo(EventKind.REQUEST))
                .satisfies(
                        event -> assertThat(event.has(EventLayout.FLAG_ERROR)).isTrue())
                .satisfies(event -> assertThat(event.code()).isEqualTo(500));
        ThreadState next = Probe.requestEnter();
        assertThat(next).as("the thread's next request").isNotNull();
        Probe.requestExit(next, 200, null);
    }
}
