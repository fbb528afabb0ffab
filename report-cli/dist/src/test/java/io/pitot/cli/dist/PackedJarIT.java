package io.pitot.cli.dist;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.spi.ToolProvider;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** What was rewritten, and what was added, when the jar was packed. */
class PackedJarIT {

    /** Of class files. */
    private static final int JAVA_8 = 52;

    private static final Path JAR = Path.of(System.getProperty("pitot.jar"));

    @Test
    void noClassHasALambdaThatTheJvmWouldHaveToLink() throws Exception {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            for (ZipEntry entry : classes(jar)) {
                try (InputStream in = jar.getInputStream(entry)) {
                    assertThat(new String(in.readAllBytes(), ISO_8859_1))
                            .as(entry.getName())
                            .doesNotContain("java/lang/invoke/LambdaMetafactory");
                }
            }
        }
    }

    /** An archive holds a class with them verified and linked, and one without them as it is. */
    @Test
    void everyClassHasFramesForTheVerifier() throws Exception {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            for (ZipEntry entry : classes(jar)) {
                try (InputStream in = jar.getInputStream(entry)) {
                    assertThat(Byte.toUnsignedInt(in.readNBytes(8)[7]))
                            .as(entry.getName())
                            .isGreaterThanOrEqualTo(JAVA_8);
                }
            }
        }
    }

    @Test
    void everyClassPassesTheJvmsVerifier() throws Exception {
        try (JarFile jar = new JarFile(JAR.toFile());
                URLClassLoader loader =
                        new URLClassLoader(new URL[] {JAR.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
            for (ZipEntry entry : classes(jar)) {
                String name = entry.getName();
                Class<?> type = loader.loadClass(
                        name.substring(0, name.length() - ".class".length()).replace('/', '.'));
                // The JVM links a class, and verifies it, before it tells its methods.
                assertThat(type.getDeclaredMethods()).as(name).isNotNull();
                assertThat(type.getNestHost().getNestMembers()).as(name).contains(type);
            }
        }
    }

    /** The launcher has the JVM's own loader load them, which sees neither what the JDK gives to another, such as its newer client of HTTP. */
    @Test
    void everyClassNeedsOnlyWhatTheJvmsOwnLoaderSees() {
        ByteArrayOutputStream modules = new ByteArrayOutputStream();
        int code = ToolProvider.findFirst("jdeps")
                .orElseThrow()
                .run(
                        new PrintStream(modules, true, UTF_8),
                        System.err,
                        "--multi-release",
                        "17",
                        "--ignore-missing-deps",
                        "--list-deps",
                        JAR.toString());

        assertThat(code).isZero();
        assertThat(modules.toString(UTF_8).lines().map(String::strip).map(line -> line.split("/", 2)[0]))
                .contains("java.base")
                .allSatisfy(module -> assertThat(ModuleLayer.boot().findModule(module))
                        .hasValueSatisfying(
                                found -> assertThat(found.getClassLoader()).isNull()));
    }

    @Test
    void saysWhatOfOthersIsInsideAndUnderWhichLicensesAndNothingOfItsOwn() throws Exception {
        try (JarFile jar = new JarFile(JAR.toFile());
                InputStream in = jar.getInputStream(jar.getEntry("META-INF/THIRD-PARTY.txt"))) {
            String list = new String(in.readAllBytes(), UTF_8);
            assertThat(list.lines().filter(line -> line.startsWith("(")).map(line -> line.replaceAll(":\\d.*", "")))
                    .containsExactly(
                            "(BSD-2-Clause) (CC0-1.0) HdrHistogram (org.hdrhistogram:HdrHistogram",
                            "(Apache-2.0) Jackson-core (com.fasterxml.jackson.core:jackson-core",
                            "(BSD-3-Clause) JLine Terminal (org.jline:jline-terminal",
                            "(Apache-2.0) picocli (info.picocli:picocli",
                            "(Apache-2.0) SnakeYAML Engine (org.snakeyaml:snakeyaml-engine");
            assertThat(list).doesNotContain("io.pitot");
        }
    }

    private static List<? extends ZipEntry> classes(JarFile jar) {
        List<? extends ZipEntry> classes = jar.stream()
                .filter(entry -> entry.getName().matches("(?:io/pitot|picocli)/.*\\.class"))
                .toList();
        assertThat(classes)
                .anyMatch(entry -> entry.getName().equals("picocli/CommandLine.class"))
                .anyMatch(entry -> entry.getName().matches("io/pitot/cli/command/ReportCommand\\$\\$\\d+\\.class"));
        return classes;
    }
}
