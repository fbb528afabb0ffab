package io.pitot.agent.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.ClassReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is in the packaged pitot-agent.jar: each class in the place of the one class loader that may see it. */
class AgentJarIT {

    /** The oldest class file version that a JVM must know to load the premain class: Java 8. */
    private static final int JAVA_8 = 52;

    private static final int JAVA_5 = 49;
    private static final int JAVA_17 = 61;

    /** The tag of such a constant in a class file. */
    private static final int CONSTANT_CLASS = 7;

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
    void holdsNothingButTheFourPartsOfTheLayout() {
        assertThat(files())
                .allMatch(name -> name.startsWith("META-INF/")
                        || name.startsWith("boot/")
                        || name.startsWith("inst/")
                        || name.startsWith("io/pitot/agent/PitotPremain"));
        assertThat(files().filter(name -> name.startsWith("META-INF/")))
                .allMatch(name -> name.equals("META-INF/MANIFEST.MF")
                        || name.equals("META-INF/LICENSE")
                        || name.equals("META-INF/THIRD-PARTY.txt")
                        || name.startsWith("META-INF/licenses/"));
        assertThat(files()).doesNotHaveDuplicates();
    }

    @Test
    void theApplicationSeesThePremainClassesAndNothingElse() {
        assertThat(files().filter(name -> name.endsWith(".class")))
                .containsExactlyInAnyOrder(
                        "io/pitot/agent/PitotPremain.class",
                        "io/pitot/agent/PitotPremain$LonelyLoader.class",
                        "io/pitot/agent/PitotPremainBoot.class");
    }

    @Test
    void thePremainClassLoadsOnJava8() throws IOException {
        assertThat(classFileVersion("io/pitot/agent/PitotPremain.class")).isEqualTo(JAVA_8);
        assertThat(classFileVersion("io/pitot/agent/PitotPremain$LonelyLoader.class"))
                .isEqualTo(JAVA_8);
    }

    @Test
    void noClassNeedsANewerJvmThanPitotDoes() throws IOException {
        for (String name : files().filter(AgentJarIT::isClass).toList()) {
            assertThat(classFileVersion(name)).as(name).isBetween(JAVA_5, JAVA_17);
        }
    }

    @Test
    void isNoLargerThanAnAgentMayBe() {
        long bytes = new File(jar.getName()).length();
        System.out.printf("pitot-agent.jar: %,d bytes%n", bytes);
        assertThat(bytes).isLessThanOrEqualTo(6_000_000);
    }

    @Test
    void theBootLoaderGetsTheBootstrapModuleAndNothingElse() {
        assertThat(files().filter(name -> name.startsWith("boot/")))
                .contains("boot/io/pitot/agent/bootstrap/Probe.classdata")
                .allMatch(name -> name.startsWith("boot/io/pitot/agent/bootstrap/") && isClass(name));
    }

    @Test
    void everyClassOfTheBootstrapModuleIsThereForTheBootLoader() throws IOException {
        Map<String, byte[]> module = bootstrapModule();

        assertThat(files().filter(name -> name.startsWith("boot/")))
                .containsExactlyInAnyOrderElementsOf(module.keySet());
        for (Map.Entry<String, byte[]> type : module.entrySet()) {
            assertThat(content(type.getKey())).as(type.getKey()).isEqualTo(type.getValue());
        }
    }

    /** Before main, reading stops where they end: PitotPremainBoot.read. */
    @Test
    void theClassesOfTheBootLoaderLieSideBySide() {
        List<Boolean> inBoot = jar.stream()
                .map(entry -> entry.getName().startsWith("boot/") && isClass(entry.getName()))
                .toList();
        assertThat(inBoot.subList(inBoot.indexOf(true), inBoot.lastIndexOf(true) + 1))
                .containsOnly(true);
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

    /**
     * Parts of Byte Buddy are left out of the jar. From Pitot's own classes on, whatever a class names must be there,
     * but for what is only named and never linked.
     */
    @Test
    void everyClassThatPitotsClassesLeadToIsThere() throws IOException {
        Set<String> present = files().filter(name -> name.startsWith("inst/") && name.endsWith(".classdata"))
                .map(name -> name.substring("inst/".length(), name.length() - ".classdata".length()))
                .collect(Collectors.toSet());
        Deque<String> left = new ArrayDeque<>();
        present.stream().filter(name -> name.startsWith("io/pitot/")).forEach(left::add);
        Set<String> followed = new HashSet<>(left);
        Set<String> missing = new TreeSet<>();
        while (!left.isEmpty()) {
            String from = left.remove();
            for (String to : named(content("inst/" + from + ".classdata"))) {
                if (present.contains(to) && followed.add(to)) {
                    left.add(to);
                } else if (!present.contains(to) && isOfALibrary(to) && !isNeverLinked(from, to)) {
                    missing.add(from + " -> " + to);
                }
            }
        }

        assertThat(missing).isEmpty();
        assertThat(followed).contains("net/bytebuddy/asm/Advice", "com/fasterxml/jackson/core/JsonFactory");
    }

    /** Annotations for Byte Buddy's own build, and ways to redefine classes by an AgentBuilder, which Pitot has none of. */
    private static boolean isNeverLinked(String from, String to) {
        return to.startsWith("net/bytebuddy/build/")
                || (to.equals("net/bytebuddy/agent/builder/AgentBuilder")
                        && from.equals("net/bytebuddy/dynamic/ClassFileLocator$ForInstrumentation"));
    }

    private static boolean isOfALibrary(String type) {
        return type.startsWith("net/bytebuddy/")
                || type.startsWith("com/fasterxml/jackson/core/")
                || type.startsWith("org/HdrHistogram/");
    }

    /** Classes that a class file names as such: to create, call, extend, or as nested in each other. */
    private static Set<String> named(byte[] classFile) {
        ClassReader reader = new ClassReader(classFile);
        char[] buffer = new char[reader.getMaxStringLength()];
        Set<String> names = new HashSet<>();
        for (int i = 1; i < reader.getItemCount(); i++) {
            int item = reader.getItem(i);
            if (item > 0 && reader.readByte(item - 1) == CONSTANT_CLASS) {
                String name = reader.readUTF8(item, buffer);
                names.add(name.startsWith("[") ? name.replaceAll("^\\[+L?|;$", "") : name);
            }
        }
        return names;
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

    @Test
    void saysWhatOfOthersIsInsideAndUnderWhichLicensesAndNothingOfItsOwn() throws IOException {
        String list = new String(content("META-INF/THIRD-PARTY.txt"), StandardCharsets.UTF_8);
        assertThat(list.lines().filter(line -> line.startsWith("(")).map(line -> line.replaceAll(":\\d.*", "")))
                .containsExactly(
                        "(Apache-2.0) Byte Buddy (without dependencies) (net.bytebuddy:byte-buddy",
                        "(BSD-2-Clause) (CC0-1.0) HdrHistogram (org.hdrhistogram:HdrHistogram",
                        "(Apache-2.0) Jackson-core (com.fasterxml.jackson.core:jackson-core");
        assertThat(list).doesNotContain("io.pitot");
    }

    /** Names of the jar's entries that are not folders. */
    private Stream<String> files() {
        return jar.stream().filter(entry -> !entry.isDirectory()).map(JarEntry::getName);
    }

    private static boolean isClass(String name) {
        return name.endsWith(".class") || name.endsWith(".classdata");
    }

    private int classFileVersion(String name) throws IOException {
        return ByteBuffer.wrap(content(name)).getShort(6);
    }

    private byte[] content(String name) throws IOException {
        return jar.getInputStream(jar.getEntry(name)).readAllBytes();
    }

    /** The bootstrap module's classes as it was built, by the names that they have in the agent's jar. */
    private static Map<String, byte[]> bootstrapModule() throws IOException {
        Map<String, byte[]> classes = new HashMap<>();
        try (JarFile module = new JarFile(System.getProperty("pitot.bootstrap.jar"))) {
            for (JarEntry entry : Collections.list(module.entries())) {
                String name = entry.getName();
                if (name.startsWith("io/pitot/agent/bootstrap/") && name.endsWith(".class")) {
                    classes.put(
                            "boot/" + name.substring(0, name.length() - ".class".length()) + ".classdata",
                            module.getInputStream(entry).readAllBytes());
                }
            }
        }
        return classes;
    }
}
