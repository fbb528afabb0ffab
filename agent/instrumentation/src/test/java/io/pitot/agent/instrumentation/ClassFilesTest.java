package io.pitot.agent.instrumentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ancestors are read from the jar within a jar that their class is from, and from its loader where they are not there. */
class ClassFilesTest {

    private static final byte[] IN_THE_JAR = {1};
    private static final byte[] ELSEWHERE = {2};
    private static final byte[] REPLACED = {3};

    @TempDir
    private Path folder;

    private final List<String> asked = new ArrayList<>();
    private final ClassLoader loader = new ClassLoader(null) {

        @Override
        public InputStream getResourceAsStream(String name) {
            asked.add(name);
            return new ByteArrayInputStream(ELSEWHERE);
        }
    };
    private Path jar;

    @BeforeEach
    void packJar() throws IOException {
        jar = folder.resolve("library.jar");
        pack(IN_THE_JAR);
    }

    private void pack(byte[] parent) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(file)) {
            entries.putNextEntry(new JarEntry("library/Parent.class"));
            entries.write(parent);
            entries.closeEntry();
        }
    }

    private ClassFiles from(String location) throws IOException {
        URL url = URI.create(location).toURL();
        return ClassFiles.of(loader, new ProtectionDomain(new CodeSource(url, (Certificate[]) null), null));
    }

    @Test
    void readsFromTheJarOfTheClassWithoutAskingItsLoader() throws IOException {
        assertThat(from("jar:" + jar.toUri() + "!/").read("library/Parent")).isEqualTo(IN_THE_JAR);
        assertThat(asked).isEmpty();
    }

    @Test
    void asksTheLoaderForWhatTheJarHasNot() throws IOException {
        ClassFiles files = from("jar:" + jar.toUri() + "!/");

        assertThat(files.read("other/Parent")).isEqualTo(ELSEWHERE);
        assertThat(files.read("jar:file:/other/Parent")).isEqualTo(ELSEWHERE);
        assertThat(asked).containsExactly("other/Parent.class", "jar:file:/other/Parent.class");
    }

    @Test
    void leavesItToTheLoaderWhereTheClassIsFromAFileOrFromNowhere() throws IOException {
        assertThat(from(jar.toUri().toString()).read("library/Parent")).isEqualTo(ELSEWHERE);
        assertThat(ClassFiles.of(loader, null).read("library/Parent")).isEqualTo(ELSEWHERE);
        assertThat(ClassFiles.of(null, null).read("library/Parent")).isNull();
    }

    @Test
    void leavesItToTheLoaderWhereAConnectionWouldCopyTheJar() throws IOException {
        assertThat(from("jar:http://localhost:1/library.jar!/").jar()).isNull();
    }

    @Test
    void keepsNoFileOpen() throws IOException {
        from("jar:" + jar.toUri() + "!/").read("library/Parent");
        Files.delete(jar);
        pack(REPLACED);

        assertThat(from("jar:" + jar.toUri() + "!/").read("library/Parent")).isEqualTo(REPLACED);
    }
}
