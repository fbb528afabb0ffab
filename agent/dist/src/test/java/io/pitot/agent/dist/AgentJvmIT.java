package io.pitot.agent.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.agent.dist.application.Application;
import io.pitot.agent.dist.application.PretendJava11;
import io.pitot.agent.dist.application.SelfAttaching;
import io.pitot.dump.Dump;
import io.pitot.dump.DumpFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the packaged agent does to the start and the end of a JVM, each time in a JVM of its own. */
class AgentJvmIT {

    private static final String OBSERVING = "pitot: observing application, a dump every 60s in ./pitot";

    @TempDir
    private Path folder;

    /** The JVM of this build, and those that variables such as JAVA_HOME_11 or JAVA_HOME_25_X64 name. */
    static List<Path> jvms() {
        List<Path> homes = new ArrayList<>();
        homes.add(Path.of(System.getProperty("java.home")));
        System.getenv().forEach((name, value) -> {
            if (name.matches("JAVA_HOME_\\d+(_\\w+)?") && Files.exists(Path.of(value, "bin", "java"))) {
                homes.add(Path.of(value));
            }
        });
        return homes;
    }

    @ParameterizedTest
    @MethodSource("jvms")
    void anApplicationRunsAsItDoesWithoutTheAgent(Path home) throws Exception {
        AgentJvm jvm = new AgentJvm(home, folder, Map.of());

        AgentJvm.End end = jvm.observe("");

        assertThat(end.exitCode()).isZero();
        assertThat(end.out()).containsExactly("hello");
        int version = majorVersion(home);
        if (version < 17) {
            assertThat(end.err())
                    .containsExactly("pitot: Java " + version
                            + " is older than 17, which Pitot needs: the application starts without it");
            assertThat(jvm.dumps()).isEmpty();
        } else {
            assertThat(end.err()).containsExactly(OBSERVING);
            assertThat(jvm.dumps()).hasSize(1);
        }
    }

    @Test
    void aJvmThatEndsAtOnceLeavesADumpThatSaysWhoseItIs() throws Exception {
        AgentJvm jvm = AgentJvm.ofThisJava(folder);

        jvm.observe("service.name=greeter,service.version=1.2,dump.keep=7");

        Dump dump = DumpFile.read(jvm.dumps().get(0));
        assertThat(dump.instances()).singleElement().satisfies(instance -> {
            assertThat(instance.service()).isEqualTo("greeter");
            assertThat(instance.version()).isEqualTo("1.2");
        });
        assertThat(dump.agent().configuration()).containsEntry("dump.keep", "7").containsEntry("dump.interval", "60s");
        assertThat(dump.agent().adviceErrors()).isEmpty();
        assertThat(dump.agent().versions()).noneMatch("unknown"::equals);
    }

    @Test
    void systemExitKeepsItsCodeAndLeavesADump() throws Exception {
        AgentJvm jvm = AgentJvm.ofThisJava(folder);

        AgentJvm.End end = jvm.observe("", "exit");

        assertThat(end.exitCode()).isEqualTo(3);
        assertThat(end.err()).containsExactly(OBSERVING);
        assertThat(jvm.dumps()).hasSize(1);
    }

    @Test
    void aMainThatThrowsFailsAsItDoesWithoutTheAgentAndLeavesADump() throws Exception {
        AgentJvm jvm = AgentJvm.ofThisJava(folder);

        AgentJvm.End end = jvm.observe("", "throw");

        assertThat(end.exitCode()).isEqualTo(1);
        assertThat(end.err())
                .startsWith(OBSERVING, "Exception in thread \"main\" java.lang.IllegalStateException: thrown by main");
        assertThat(jvm.dumps()).hasSize(1);
    }

    @Test
    void wrongOptionsAreNamedAtOnceAndTheApplicationIsObservedWithTheDefaults() throws Exception {
        AgentJvm jvm = AgentJvm.ofThisJava(folder).with("PITOT_QUERIES_MAX", "none");

        AgentJvm.End end = jvm.observe("dump.interval=0s,dump.kep=3,instrumentation.disabled=jdcb");

        assertThat(end.exitCode()).isZero();
        assertThat(end.out()).containsExactly("hello");
        assertThat(end.err())
                .containsExactly(
                        "pitot: dump.interval=0s: must be 1s to 1h; using 60s",
                        "pitot: dump.kep=3: no such option; did you mean dump.keep?",
                        "pitot: PITOT_QUERIES_MAX=none: must be a whole number, 10 to 100,000; using 2000",
                        "pitot: instrumentation.disabled=jdcb: no such instrumentation; did you mean jdbc?",
                        OBSERVING);
        assertThat(jvm.dumps()).hasSize(1);
    }

    @Test
    void optionsAreReadFromTheFileInTheWorkingDirectory() throws Exception {
        Files.writeString(folder.resolve("pitot.properties"), "service.name=filed\ndump.dir=elsewhere\n");

        AgentJvm.End end = AgentJvm.ofThisJava(folder).observe("");

        assertThat(end.err()).containsExactly("pitot: observing filed, a dump every 60s in elsewhere");
        assertThat(folder.resolve("elsewhere")).isNotEmptyDirectory();
    }

    @Test
    void switchedOffItSaysSoAndDoesNothing() throws Exception {
        AgentJvm jvm = AgentJvm.ofThisJava(folder);

        AgentJvm.End end = jvm.observe("enabled=false");

        assertThat(end.out()).containsExactly("hello");
        assertThat(end.err()).containsExactly("pitot: not observing, as enabled=false says");
        assertThat(jvm.dumps()).isEmpty();
    }

    @Test
    void aSecondAgentStaysOut() throws Exception {
        AgentJvm jvm = AgentJvm.ofThisJava(folder);
        Path copy = Files.copy(AgentJvm.agentJar(), folder.resolve("copy.jar"));

        AgentJvm.End end = jvm.run(
                "-javaagent:" + AgentJvm.agentJar(),
                "-javaagent:" + copy,
                "-cp",
                AgentJvm.applicationClasses().toString(),
                Application.class.getName());

        assertThat(end.out()).containsExactly("hello");
        assertThat(end.err())
                .containsExactly(
                        OBSERVING,
                        "pitot: already observed by " + AgentJvm.agentJar() + ": an agent given again stays out");
        assertThat(jvm.dumps()).hasSize(1);
    }

    @Test
    void aFolderThatCannotBeWrittenGetsOneLineAndTheApplicationRuns() throws Exception {
        Files.writeString(folder.resolve("file"), "in the way");

        AgentJvm.End end = AgentJvm.ofThisJava(folder).observe("dump.dir=file");

        assertThat(end.exitCode()).isZero();
        assertThat(end.out()).containsExactly("hello");
        assertThat(end.err())
                .containsExactly(
                        "pitot: observing application, a dump every 60s in file",
                        "pitot: cannot write dumps to file: not a folder; the application is not affected");
    }

    @Test
    void theJarMayLieWhereUrlsMustBeSpelledOtherwise() throws Exception {
        AgentJvm jvm = AgentJvm.ofThisJava(folder);
        Path odd = Files.createDirectory(folder.resolve("my agents 100%41 ü#"));
        Path copy = Files.copy(AgentJvm.agentJar(), odd.resolve("pitot agent.jar"));

        AgentJvm.End end = jvm.run(
                "-Dsun.jnu.encoding=UTF-8",
                "-javaagent:" + copy,
                "-cp",
                AgentJvm.applicationClasses().toString(),
                Application.class.getName());

        assertThat(end.err()).containsExactly(OBSERVING);
        assertThat(jvm.dumps()).hasSize(1);
    }

    @Test
    void theApplicationSeesTheProbeOnceAndNothingElseOfTheAgent() throws Exception {
        AgentJvm.End end = AgentJvm.ofThisJava(folder).observe("", "look");

        assertThat(end.out())
                .containsExactly("hello", "probe in null", "byte buddy hidden", "runtime hidden", "internals false");
    }

    /** The other way, appending a jar to the boot class path, would take class-data sharing from the application. */
    @Test
    void theBootClassesNeedNoJarOnTheBootClassPath() throws Exception {
        Path temporary = Files.createDirectory(folder.resolve("temporary"));

        AgentJvm.End end = AgentJvm.ofThisJava(folder)
                .run(
                        "-Djava.io.tmpdir=" + temporary,
                        "-javaagent:" + AgentJvm.agentJar(),
                        "-Xlog:class+path=info:file=" + folder.resolve("paths.log"),
                        "-cp",
                        AgentJvm.applicationClasses().toString(),
                        Application.class.getName(),
                        "throw");

        assertThat(end.err()).startsWith(OBSERVING);
        assertThat(Files.readString(folder.resolve("paths.log"))).doesNotContain("pitot-boot");
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void aJvmThatIsTooOldIsLeftAloneInOneLine() throws Exception {
        AgentJvm jvm = AgentJvm.ofThisJava(folder);
        Path pretend = jarOf(PretendJava11.class, "Premain-Class", PretendJava11.class.getName());

        AgentJvm.End end = jvm.run(
                "-javaagent:" + pretend,
                "-javaagent:" + AgentJvm.agentJar(),
                "-cp",
                AgentJvm.applicationClasses().toString(),
                Application.class.getName());

        assertThat(end.exitCode()).isZero();
        assertThat(end.out()).containsExactly("hello");
        assertThat(end.err())
                .containsExactly(
                        "pitot: Java 11 is older than 17, which Pitot needs: the application starts without it");
        assertThat(jvm.dumps()).isEmpty();
    }

    /** Newer JVMs add a warning of their own to what is on standard error. */
    @Test
    void mayBeAttachedToARunningJvm() throws Exception {
        AgentJvm jvm = AgentJvm.ofThisJava(folder);

        AgentJvm.End end = jvm.run(
                "-Djdk.attach.allowAttachSelf=true",
                "-cp",
                AgentJvm.applicationClasses().toString(),
                SelfAttaching.class.getName(),
                AgentJvm.agentJar().toString());

        assertThat(end.exitCode()).isZero();
        assertThat(end.out()).containsExactly("hello");
        assertThat(end.err()).contains("pitot: observing attached, a dump every 60s in ./pitot");
        assertThat(jvm.dumps()).hasSize(1);
    }

    @Test
    void aModularApplicationIsObserved() throws Exception {
        AgentJvm jvm = AgentJvm.ofThisJava(folder);
        Path modularJar = jarOf(Application.class, "Automatic-Module-Name", "greeter");

        AgentJvm.End end = jvm.run(
                "-javaagent:" + AgentJvm.agentJar(),
                "-p",
                modularJar.toString(),
                "-m",
                "greeter/" + Application.class.getName(),
                "look");

        assertThat(end.exitCode()).isZero();
        assertThat(end.out()).startsWith("hello", "probe in null");
        assertThat(end.err()).containsExactly(OBSERVING);
        assertThat(jvm.dumps()).hasSize(1);
    }

    @Test
    void aRuntimeImageWithoutManagementIsObservedAndToldWhatItLacks() throws Exception {
        AgentJvm jvm = AgentJvm.ofThisJava(folder);

        AgentJvm.End end = jvm.run(
                "--limit-modules",
                "java.base,java.instrument",
                "-javaagent:" + AgentJvm.agentJar(),
                "-cp",
                AgentJvm.applicationClasses().toString(),
                Application.class.getName());

        assertThat(end.exitCode()).isZero();
        assertThat(end.err())
                .containsExactly(
                        OBSERVING,
                        "pitot: this Java lacks java.management,jdk.management: not all of heap, garbage collection, CPU and threads"
                                + " is observed; give its image what is missing with jlink --add-modules java.management,jdk.management");
        assertThat(jvm.dumps()).hasSize(1);
    }

    private Path jarOf(Class<?> type, String attribute, String value) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue(attribute, value);
        Path jar = folder.resolve(type.getSimpleName() + ".jar");
        String name = type.getName().replace('.', '/') + ".class";
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out, manifest);
                InputStream classFile = type.getClassLoader().getResourceAsStream(name)) {
            entries.putNextEntry(new JarEntry(name));
            classFile.transferTo(entries);
            entries.closeEntry();
        }
        return jar;
    }

    private static int majorVersion(Path home) throws IOException {
        Properties release = new Properties();
        try (InputStream in = Files.newInputStream(home.resolve("release"))) {
            release.load(in);
        }
        String version = release.getProperty("JAVA_VERSION").replace("\"", "");
        String[] parts = version.split("[._-]", -1);
        return Integer.parseInt(parts[0].equals("1") ? parts[1] : parts[0]);
    }
}
