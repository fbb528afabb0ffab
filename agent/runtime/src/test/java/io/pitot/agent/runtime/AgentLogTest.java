package io.pitot.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AgentLogTest {

    @Test
    void putsThePrefixBeforeEachLineOnce() {
        assertThat(logged("dump.keep=0: must be 1 or more")).isEqualTo("pitot: dump.keep=0: must be 1 or more");
        assertThat(logged("pitot: observing orders")).isEqualTo("pitot: observing orders");
    }

    @Test
    void makesOneLineThatMeansNothingToATerminalOfWhateverItIsGiven() {
        assertThat(logged("service.name=a\nb\r\tc\u001b[2J\u009b31m\u202Ed: must be a name"))
                .isEqualTo("pitot: service.name=a b  c?[2J?31m?d: must be a name");
    }

    /** Without the end of the line. */
    private static String logged(String line) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new AgentLog(new PrintStream(bytes, true, StandardCharsets.UTF_8)).accept(line);
        return bytes.toString(StandardCharsets.UTF_8).replaceFirst("\\R\\z", "");
    }
}
