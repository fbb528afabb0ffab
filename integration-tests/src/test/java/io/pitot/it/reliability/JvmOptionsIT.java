package io.pitot.it.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.it.app.HelloApp;
import io.pitot.it.app.PlainApp;
import io.pitot.it.harness.ClassPath;
import io.pitot.it.harness.ForkedJvm;
import io.pitot.it.harness.Observation;
import io.pitot.it.harness.Observed;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.spi.ToolProvider;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/** Options and images that change how a JVM loads classes: the application runs as without the agent, observed or left alone with a line. */
class JvmOptionsIT {

    @TempDir
    Path folder;

    @Test
    void observesWhereEveryClassIsVerified() {
        requireAllQueries(plain().jvm("-Xverify:all"));
    }

    @Test
    void observesClassesThatLieInAnArchiveOfTheApplications() throws IOException {
        Observed alone = Observed.application(PlainApp.class.getName(), jarOfPlainApp(), folder)
                .with(ClassPath.H2)
                .withoutAgent()
                .jvm("-XX:ArchiveClassesAtExit=plain.jsa")
                .arguments("return");
        run(alone);
        assertThat(folder.resolve("plain.jsa")).isNotEmptyFile();

        requireAllQueries(Observed.application(PlainApp.class.getName(), jarOfPlainApp(), folder)
                .with(ClassPath.H2)
                .jvm("-XX:SharedArchiveFile=plain.jsa", "-Xlog:class+load:file=loaded")
                .arguments("return"));

        assertThat(folder.resolve("loaded"))
                .content()
                .contains(PlainApp.class.getName() + " source: shared objects file");
    }

    @Test
    void observesADriverInAModuleOfTheModulePath() throws IOException {
        String path = driver() + System.getProperty("path.separator") + jarOfPlainApp();
        List<String> command = new ArrayList<>(plain().command());
        int classPath = command.indexOf("-cp");
        List<String> onModulePath = new ArrayList<>(command.subList(0, classPath));
        onModulePath.addAll(List.of("-p", path, "--add-modules", "com.h2database,java.se"));
        onModulePath.addAll(List.of("-m", "plain/" + PlainApp.class.getName(), "return"));

        requireEnd(ForkedJvm.start(onModulePath, folder), "DONE");

        requireAllQueries(Observation.sound(plain().dumps()));
    }

    @Test
    void observesOnAnImageOfTheModulesThatItNeeds() {
        Path java = image("java.sql,java.instrument,java.management,jdk.management,jdk.unsupported");

        requireAllQueries(plain().on(java));
    }

    /** Without the modules that tell of the JVM the agent works, and the dump says what it missed. */
    @Test
    void leavesAnApplicationAsItIsOnAnImageOfTheBaseAlone() {
        Observed hello = Observed.application(HelloApp.class, folder).on(image("java.base,java.instrument"));

        assertThat(requireEnd(hello.start(), "HELLO").pitotLines())
                .filteredOn(line -> line.contains("java.management"))
                .containsExactly(
                        "pitot: this Java lacks java.management,jdk.management: not all of heap, garbage collection, CPU and threads"
                                + " is observed; give its image what is missing with jlink --add-modules java.management,jdk.management");

        assertThat(Observation.read(hello.dumps()).dump().agent().adviceErrors().keySet())
                .isNotEmpty()
                .allMatch(error -> error.startsWith("engine: java.lang.NoClassDefFoundError"));
    }

    @Test
    @EnabledForJreRange(max = JRE.JAVA_23)
    void staysOutWithALineWhereASecurityManagerForbidsIt() {
        Observed application = plain().jvm("-Djava.security.manager");

        ForkedJvm.Exit exit = requireEnd(application.start(), "DONE");

        assertThat(exit.pitotLines()).singleElement().asString().contains("AccessControlException", "unobserved");
        assertThat(application.dumps()).doesNotExist();
    }

    private Observed plain() {
        return Observed.application(PlainApp.class, folder).with(ClassPath.H2).arguments("return");
    }

    private static void requireAllQueries(Observed application) {
        run(application);
        requireAllQueries(Observation.sound(application.dumps()));
    }

    private static void requireAllQueries(Observation observed) {
        assertThat(observed.query("q_0").executions()).isEqualTo(PlainApp.QUERIES);
        assertThat(observed.dump().agent().skipped()).isEmpty();
    }

    private static void run(Observed application) {
        requireEnd(application.start(), "DONE");
    }

    private static ForkedJvm.Exit requireEnd(ForkedJvm started, String said) {
        try (ForkedJvm jvm = started) {
            ForkedJvm.Exit exit = jvm.join();
            assertThat(exit.code()).as(exit.toString()).isZero();
            assertThat(exit.out()).contains(said);
            return exit;
        }
    }

    private Path image(String modules) {
        Path image = folder.resolve("image");
        ToolProvider jlink = ToolProvider.findFirst("jlink").orElseThrow();
        int result = jlink.run(System.out, System.err, "--add-modules", modules, "--output", image.toString());
        assertThat(result).as("jlink " + modules).isZero();
        return image.resolve("bin/java");
    }

    private static Path driver() {
        return new ClassPath().libraries(ClassPath.H2).entries().get(0);
    }

    /** An archive of classes takes jars only; a module of the module path is a jar, too. */
    private Path jarOfPlainApp() throws IOException {
        Path jar = folder.resolve("plain.jar");
        if (Files.notExists(jar)) {
            Manifest manifest = new Manifest();
            manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
            manifest.getMainAttributes().putValue("Automatic-Module-Name", "plain");
            String file = PlainApp.class.getName().replace('.', '/') + ".class";
            try (OutputStream out = Files.newOutputStream(jar);
                    JarOutputStream entries = new JarOutputStream(out, manifest)) {
                entries.putNextEntry(new ZipEntry(file));
                Files.copy(ClassPath.testClasses().resolve(file), entries);
            }
        }
        return jar;
    }
}
