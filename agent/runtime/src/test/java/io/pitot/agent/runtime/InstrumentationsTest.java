package io.pitot.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.agent.instrumentation.LibraryInstrumentation;
import io.pitot.agent.runtime.configuration.ConfigurationReader;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
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

    @Test
    void findsAsMuchAsAServiceLoader() {
        List<Class<?>> services = new ArrayList<>();
        ServiceLoader.load(LibraryInstrumentation.class).forEach(service -> services.add(service.getClass()));

        assertThat(services).isNotEmpty();
        assertThat(discover("").enabled())
                .<Class<?>>extracting(Object::getClass)
                .isEqualTo(services);
    }

    @Test
    void leavesOutWhatCannotBeLoadedAndSaysSo() {
        String working = discover("instrumentation.disabled=jdbc")
                .enabled()
                .get(0)
                .getClass()
                .getName();
        Instrumentations found = discover("", listing("# two\n\ncom.acme.Gone\r\njava.lang.String\n" + working));

        assertThat(found.enabled()).hasSize(1);
        assertThat(found.problems())
                .hasSize(2)
                .contains(
                        "an instrumentation is left out: com.acme.Gone (java.lang.ClassNotFoundException: com.acme.Gone)")
                .anyMatch(problem -> problem.startsWith("an instrumentation is left out: java.lang.String ("));
    }

    private static Instrumentations discover(String arguments) {
        return discover(arguments, InstrumentationsTest.class.getClassLoader());
    }

    private static Instrumentations discover(String arguments, ClassLoader loader) {
        return Instrumentations.discover(ConfigurationReader.read(arguments, Map.of(), Map.of()), loader);
    }

    private static ClassLoader listing(String services) {
        return new ClassLoader(InstrumentationsTest.class.getClassLoader()) {
            @Override
            public InputStream getResourceAsStream(String name) {
                return name.startsWith("META-INF/services/")
                        ? new ByteArrayInputStream(services.getBytes(StandardCharsets.UTF_8))
                        : super.getResourceAsStream(name);
            }
        };
    }

    private static List<String> names(Instrumentations found) {
        return found.enabled().stream()
                .map(LibraryInstrumentation::name)
                .distinct()
                .toList();
    }
}
