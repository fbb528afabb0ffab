package io.pitot.agent.instrumentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class InstrumentationIndexTest {

    private static final ClassLoader LOADER = InstrumentationIndexTest.class.getClassLoader();

    @Test
    void saysOfEachInstrumentationWhatItSaysItself() throws Exception {
        List<LibraryInstrumentation> services = ServiceLoader.load(LibraryInstrumentation.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();

        List<RegisteredInstrumentation> registered = InstrumentationIndex.read(LOADER);

        assertThat(registered).hasSameSizeAs(services).isNotEmpty();
        for (int i = 0; i < services.size(); i++) {
            RegisteredInstrumentation one = registered.get(i);
            LibraryInstrumentation service = services.get(i);
            assertThat(one.className()).isEqualTo(service.getClass().getName());
            assertThat(one.name()).isEqualTo(service.name());
            assertThat(one.typeNames()).isEqualTo(service.typeNames());
            assertThat(one.supertypes()).isEqualTo(service.supertypes());
            assertThat(one.methods()).isEqualTo(service.methods());
            assertThat(one.instrumentation()).hasSameClassAs(service);
        }
    }

    @Test
    void namesALineThatIsDamaged() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> InstrumentationIndex.read(listing("com.acme.Acme\tacme\t")))
                .withMessage("META-INF/pitot/instrumentations: com.acme.Acme\tacme\t: 3 fields instead of 5");
    }

    /** A loader that has this index, and no classes but those of the tests. */
    static ClassLoader listing(String index) {
        return new ClassLoader(LOADER) {
            @Override
            public InputStream getResourceAsStream(String name) {
                return name.equals(InstrumentationIndex.FILE)
                        ? new ByteArrayInputStream(index.getBytes(StandardCharsets.UTF_8))
                        : super.getResourceAsStream(name);
            }
        };
    }
}
