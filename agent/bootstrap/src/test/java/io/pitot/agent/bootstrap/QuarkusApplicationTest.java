package io.pitot.agent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.sample.Scoring;
import io.quarkus.bootstrap.runner.SerializedApplication;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.assertj.core.util.Strings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Quarkus packs, loaded by its runner: all of it lies in jars. */
class QuarkusApplicationTest {

    @TempDir
    Path folder;

    @Test
    void itsOwnJarIsBuiltWithItAndItsLibrariesAreNot() throws Exception {
        Path own = pack("app/shop-1.4.2.jar", Scoring.class);
        // AssertJ stands for a library that nobody knows.
        Path library = pack("lib/main/library.jar", Strings.class);
        ClassLoader loader = runner(List.of(own, library));

        assertThat(ApplicationCode.originOf(loader.loadClass(Scoring.class.getName())))
                .isEqualTo(CodeOrigin.APPLICATION);
        assertThat(ApplicationCode.originOf(loader.loadClass(Strings.class.getName())))
                .isEqualTo(CodeOrigin.PRESUMED);
    }

    private ClassLoader runner(List<Path> jars) throws IOException {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        SerializedApplication.write(written, "none", folder, jars, List.of());
        ClassLoader loader = SerializedApplication.read(new ByteArrayInputStream(written.toByteArray()), folder)
                .getRunnerClassLoader();
        assertThat(loader).isNotNull();
        return loader;
    }

    private Path pack(String name, Class<?> type) throws IOException {
        Path jar = folder.resolve(name);
        Files.createDirectories(jar.getParent());
        String file = type.getName().replace('.', '/') + ".class";
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                InputStream in = type.getClassLoader().getResourceAsStream(file)) {
            out.putNextEntry(new JarEntry(file));
            in.transferTo(out);
        }
        return jar;
    }
}
