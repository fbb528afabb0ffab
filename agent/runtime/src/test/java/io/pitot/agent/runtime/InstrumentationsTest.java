package io.pitot.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.agent.instrumentation.LibraryInstrumentation;
import io.pitot.agent.runtime.configuration.Configuration;
import io.pitot.agent.runtime.configuration.ConfigurationReader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InstrumentationsTest {

    @Test
    void findsWhatIsListedAsAService() {
        assertThat(names(discover(""))).contains("jdbc", "hikari").doesNotContain("inference-methods");
        assertThat(discover("").problems()).isEmpty();
    }

    @Test
    void leavesOutWhatIsDisabled() {
        assertThat(names(discover("instrumentation.disabled=jdbc;hikari")))
                .isNotEmpty()
                .doesNotContain("jdbc", "hikari");
    }

    @Test
    void addsTheConfiguredMethods() {
        assertThat(names(discover("inference.methods=com.acme.Scorer#score"))).contains("inference-methods");
    }

    @Test
    void namesWhatCannotBeDisabledBecauseItDoesNotExist() {
        Instrumentations found = discover("instrumentation.disabled=jdcb;quantum-teleporter");

        assertThat(found.problems())
                .hasSize(2)
                .contains("instrumentation.disabled=jdcb: no such instrumentation; did you mean jdbc?")
                .anyMatch(problem -> problem.startsWith(
                        "instrumentation.disabled=quantum-teleporter: no such instrumentation; there are "));
        assertThat(names(found)).contains("jdbc");
    }

    private static Instrumentations discover(String arguments) {
        Configuration configuration = ConfigurationReader.read(arguments, Map.of(), Map.of());
        return Instrumentations.discover(configuration, InstrumentationsTest.class.getClassLoader());
    }

    private static List<String> names(Instrumentations found) {
        return found.enabled().stream()
                .map(LibraryInstrumentation::name)
                .distinct()
                .toList();
    }
}
