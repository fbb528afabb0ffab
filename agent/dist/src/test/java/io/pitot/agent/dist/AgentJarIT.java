package io.pitot.agent.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is in the packaged pitot-agent.jar: each class in the place of the one class loader that may see it. */
class AgentJarIT {

    /** The oldest class file version that a JVM must know to load the premain class: Java 8. */
    private static final int JAVA_8 = 52;

    private JarFile jar;

    @BeforeEach
    void open() throws IOException {
        jar = new JarFile(System.getProperty("pitot.agent.jar"));
    }

    @AfterEach
    void close() throws IOException {
        jar.close();
    }

    @Test
    void theApplicationSeesThePremainClassesAndNothingElse() {
        assertThat(files().filter(name -> name.endsWith(".class")))
                .contains("io/pitot/agent/PitotPremain.class")
                .allMatch(name -> name.startsWith("io/pitot/agent/PitotPremain"));
    }

    @Test
    void thePremainClassesLoadOnJava8() throws IOException {
        for (String name : files().filter(name -> name.endsWith(".class")).toList()) {
            assertThat(classFileVersion(name)).as(name).isEqualTo(JAVA_8);
        }
    }

    @Test
    void theBootLoaderGetsTheBootstrapModuleAndNothingElse() {
        assertThat(files().filter(name -> name.startsWith("boot/")))
                .contains("boot/io/pitot/agent/bootstrap/Probe.classdata")
                .allMatch(name -> name.startsWith("boot/io/pitot/agent/bootstrap/") && name.endsWith(".classdata"));
    }

    /** A class that two loaders define exists twice, with two sets of static fields: the agent would record nothing. */
    @Test
    void noClassOfTheBootLoaderIsInTheAgentsLoader() {
        assertThat(files()).noneMatch(name -> name.startsWith("inst/io/pitot/agent/bootstrap/"));
    }

    @Test
    void theAgentsLoaderGetsEveryOtherModuleUnderItsOwnName() {
        List<String> packages = List.of(
                "io/pitot/agent/engine/",
                "io/pitot/agent/instrumentation/",
                "io/pitot/agent/runtime/",
                "io/pitot/dump/",
                "io/pitot/findings/",
                "net/bytebuddy/",
                "com/fasterxml/jackson/core/",
                "org/HdrHistogram/");
        assertThat(packages)
                .allSatisfy(used -> assertThat(files())
                        .anyMatch(name -> name.startsWith("inst/" + used) && name.endsWith(".classdata")));
        assertThat(files().filter(name -> name.startsWith("inst/") && name.endsWith(".classdata")))
                .allMatch(name -> packages.stream().anyMatch(used -> name.startsWith("inst/" + used)));
    }

    @Test
    void theManifestNamesThePremainClassAndItsVersion() throws IOException {
        Attributes manifest = jar.getManifest().getMainAttributes();

        assertThat(manifest.getValue("Premain-Class")).isEqualTo("io.pitot.agent.PitotPremain");
        assertThat(manifest.getValue("Agent-Class")).isEqualTo("io.pitot.agent.PitotPremain");
        assertThat(manifest.getValue("Can-Retransform-Classes")).isEqualTo("true");
        assertThat(manifest.getValue("Can-Redefine-Classes")).isEqualTo("true");
        assertThat(manifest.getValue("Implementation-Version")).isNotBlank();
        // Would put the whole jar on the boot class path, Byte Buddy and Jackson included.
        assertThat(manifest.getValue("Boot-Class-Path")).isNull();
    }

    @Test
    void theLicensesOfWhatIsInsideAreInside() {
        assertThat(files())
                .contains(
                        "META-INF/LICENSE",
                        "META-INF/licenses/byte-buddy/LICENSE",
                        "META-INF/licenses/byte-buddy/NOTICE",
                        "META-INF/licenses/jackson-core/LICENSE",
                        "META-INF/licenses/jackson-core/NOTICE",
                        "META-INF/licenses/HdrHistogram/LICENSE.txt");
    }

    /** Names of the jar's entries that are not folders. */
    private Stream<String> files() {
        return jar.stream().filter(entry -> !entry.isDirectory()).map(JarEntry::getName);
    }

    private int classFileVersion(String name) throws IOException {
        byte[] classFile = jar.getInputStream(jar.getEntry(name)).readAllBytes();
        return ByteBuffer.wrap(classFile).getShort(6);
    }
}
