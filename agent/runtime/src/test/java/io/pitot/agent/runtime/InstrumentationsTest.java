package io.pitot.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.agent.instrumentation.LibraryInstrumentation;
import io.pitot.agent.instrumentation.RegisteredInstrumentation;
import io.pitot.agent.runtime.configuration.ConfigurationReader;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InstrumentationsTest {

    @Test
    void findsWhatComesWithTheAgent() {
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

    @Test
    void findsAsMuchAsAServiceLoader() {
        List<String> services = new ArrayList<>();
        ServiceLoader.load(LibraryInstrumentation.class)
                .forEach(service -> services.add(service.getClass().getName()));

        assertThat(services).isNotEmpty();
        assertThat(discover("").enabled())
                .extracting(RegisteredInstrumentation::className)
                .isEqualTo(services);
    }

    @Test
    void saysWhyNoneIsFound() {
        ClassLoader withoutIndex = new ClassLoader(InstrumentationsTest.class.getClassLoader()) {
            @Override
            public @Nullable InputStream getResourceAsStream(String name) {
                return null;
            }
        };

        Instrumentations found = discover("inference.methods=com.acme.Scorer#score", withoutIndex);

        assertThat(names(found)).containsExactly("inference-methods");
        assertThat(found.problems())
                .containsExactly("no instrumentation can be found"
                        + " (java.io.FileNotFoundException: META-INF/pitot/instrumentations)");
    }

    private static Instrumentations discover(String arguments) {
        return discover(arguments, InstrumentationsTest.class.getClassLoader());
    }

    private static Instrumentations discover(String arguments, ClassLoader loader) {
        return Instrumentations.discover(ConfigurationReader.read(arguments, Map.of(), Map.of()), loader);
    }

    private static List<String> names(Instrumentations found) {
        return found.enabled().stream()
                .map(RegisteredInstrumentation::name)
                .distinct()
                .toList();
    }
}
