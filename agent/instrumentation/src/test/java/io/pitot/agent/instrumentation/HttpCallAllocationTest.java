package io.pitot.agent.instrumentation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is allocated per call is then what the library's getters are. */
class HttpCallAllocationTest {

    @Test
    void probeOfCallsThatAreWaitedForAllocatesNothing() throws Exception {
        assertThat(MeasuringJvm.run(HttpCallAllocations.class)).isEqualToIgnoringNewLines("bytes=0");
    }
}
