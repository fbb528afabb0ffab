package io.pitot.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AgentVersionTest {

    @Test
    void isTheVersionThatTheBuildWrote() {
        assertThat(AgentVersion.read()).matches("\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
    }
}
