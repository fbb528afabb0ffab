package io.pitot.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PitotPremainBootTest {

    @TempDir
    private Path folder;

    @Test
    void readsTheClassesUnderBootAndNothingElse() throws IOException {
        Path jar =
                jarOf("META-INF/MANIFEST.MF", "boot/a/One.classdata", "boot/a/b/Two.classdata", "inst/Three.classdata");
        try (JarFile file = new JarFile(jar.toFile())) {
            Map<String, byte[]> classes = PitotPremainBoot.read(file);
            assertThat(classes).containsOnlyKeys("a/One", "a/b/Two");
            assertThat(classes.get("a/b/Two")).asString(StandardCharsets.UTF_8).isEqualTo("boot/a/b/Two.classdata");
        }
    }

    @Test
    void namesAJarThatHasNoBootClasses() throws IOException {
        Path jar = jarOf("META-INF/MANIFEST.MF", "inst/Three.classdata");
        try (JarFile file = new JarFile(jar.toFile())) {
            assertThatThrownBy(() -> PitotPremainBoot.read(file))
                    .isInstanceOf(IOException.class)
                    .hasMessage(jar + " has no classes in boot/");
        }
    }

    @Test
    void fallsBackToAJarOnTheBootClassPathThatOnlyItsOwnerMayTouch() throws IOException {
        List<JarFile> appended = new ArrayList<>();
        Instrumentation instrumentation = (Instrumentation) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Instrumentation.class}, (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("appendToBootstrapClassLoaderSearch");
                    appended.add((JarFile) arguments[0]);
                    return null;
                });

        PitotPremainBoot.append(Map.of("a/b/Two", new byte[] {1, 2, 3}), instrumentation);

        assertThat(appended).hasSize(1);
        try (JarFile jar = appended.get(0)) {
            assertThat(jar.stream().map(JarEntry::getName)).containsExactly("a/b/Two.class");
            assertThat(jar.getInputStream(jar.getEntry("a/b/Two.class")).readAllBytes())
                    .containsExactly(1, 2, 3);
            Path path = Path.of(jar.getName());
            if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                assertThat(Files.getPosixFilePermissions(path)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
            }
        }
    }

    private Path jarOf(String... names) throws IOException {
        Path jar = folder.resolve("agent.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            for (String name : names) {
                entries.putNextEntry(new JarEntry(name));
                entries.write(name.getBytes(StandardCharsets.UTF_8));
                entries.closeEntry();
            }
        }
        return jar;
    }
}
