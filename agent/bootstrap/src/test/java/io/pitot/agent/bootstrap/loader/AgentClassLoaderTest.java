package io.pitot.agent.bootstrap.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.ServiceLoader;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentClassLoaderTest {

    /** Is in the class path of this test and, as another class, in the jar. */
    public static final class Twin implements Runnable {
        @Override
        public void run() {}
    }

    private static final String TWIN = Twin.class.getName().replace('.', '/');

    @TempDir
    private Path folder;

    private JarFile jar;
    private AgentClassLoader loader;

    @BeforeEach
    void makeJar() throws IOException {
        // The name has what URLs must spell otherwise.
        Path path = folder.resolve("pitot agent %41!.jar");
        try (OutputStream out = Files.newOutputStream(path);
                JarOutputStream entries = new JarOutputStream(out)) {
            add(entries, "boot/io/pitot/Boot.classdata", "boot class".getBytes(StandardCharsets.UTF_8));
            add(entries, "inst/" + TWIN + ".classdata", classFile());
            add(
                    entries,
                    "inst/META-INF/services/java.lang.Runnable",
                    Twin.class.getName().getBytes(StandardCharsets.UTF_8));
        }
        jar = new JarFile(path.toFile());
        loader = new AgentClassLoader(jar);
    }

    @AfterEach
    void closeJar() throws IOException {
        jar.close();
    }

    @Test
    void loadsItsOwnCopyOfAClassThatTheApplicationHasToo() throws Exception {
        Class<?> twin = loader.loadClass(Twin.class.getName());

        assertThat(twin).isNotEqualTo(Twin.class);
        assertThat(twin.getClassLoader()).isSameAs(loader);
        assertThat(twin.getPackage().getName()).isEqualTo(Twin.class.getPackageName());
        assertThat(twin.getProtectionDomain().getCodeSource().getLocation().toURI())
                .isEqualTo(Path.of(jar.getName()).toUri());
        assertThat(loader.loadClass(Twin.class.getName())).isSameAs(twin);
    }

    @Test
    void takesClassesOfTheJdkFromThePlatformLoader() throws Exception {
        assertThat(loader.loadClass("java.sql.Statement")).isSameAs(java.sql.Statement.class);
    }

    @Test
    void doesNotSeeTheApplication() {
        assertThatThrownBy(() -> loader.loadClass(AgentClassLoaderTest.class.getName()))
                .isInstanceOf(ClassNotFoundException.class);
        assertThat(loader.getResource(AgentClassLoaderTest.class.getName().replace('.', '/') + ".class"))
                .isNull();
    }

    @Test
    void givesClassFilesAsResourcesUnderTheirOrdinaryNames() throws IOException {
        try (InputStream in = loader.getResourceAsStream(TWIN + ".class")) {
            assertThat(in).isNotNull();
            assertThat(in.readAllBytes()).isEqualTo(classFile());
        }
        URL url = loader.getResource(TWIN + ".class");
        try (InputStream in = url.openStream()) {
            assertThat(in.readAllBytes()).isEqualTo(classFile());
        }
        assertThat(Collections.list(loader.getResources(TWIN + ".class"))).hasSize(1);
    }

    @Test
    void givesTheClassFilesOfTheBootLoaderToo() throws IOException {
        try (InputStream in = loader.getResourceAsStream("io/pitot/Boot.class")) {
            assertThat(in).hasContent("boot class");
        }
    }

    @Test
    void findsServices() {
        List<Runnable> services = ServiceLoader.load(Runnable.class, loader).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        assertThat(services)
                .singleElement()
                .satisfies(service ->
                        assertThat(service.getClass().getClassLoader()).isSameAs(loader));
    }

    @Test
    void asksThePlatformForResourcesThatItDoesNotHave() {
        assertThat(loader.getResource("java/lang/Object.class")).isNotNull();
        assertThat(loader.getResource("no/such/resource")).isNull();
        assertThat(loader.getResourceAsStream("no/such/resource")).isNull();
    }

    private static byte[] classFile() throws IOException {
        try (InputStream in = AgentClassLoaderTest.class.getClassLoader().getResourceAsStream(TWIN + ".class")) {
            return in.readAllBytes();
        }
    }

    private static void add(JarOutputStream entries, String name, byte[] content) throws IOException {
        entries.putNextEntry(new JarEntry(name));
        entries.write(content);
        entries.closeEntry();
    }
}
