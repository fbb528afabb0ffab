package io.pitot.it.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.it.app.LockOrderApp;
import io.pitot.it.harness.ClassPath;
import io.pitot.it.harness.ForkedJvm;
import io.pitot.it.harness.Observation;
import io.pitot.it.harness.Observed;
import io.pitot.it.harness.Packaged;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Threads that load classes while they hold locks of the application never wait for each other because of the agent, and load what they load without it. */
class LockOrderIT {

    private static final int ROUNDS = 3;

    private static final String JARS = new ClassPath()
            .libraries(ClassPath.H2)
            .libraries(ClassPath.HIKARI)
            .libraries(ClassPath.DBCP)
            .libraries(ClassPath.TOMCAT_JDBC)
            .libraries(ClassPath.CAFFEINE)
            .toString();

    @TempDir
    Path folder;

    private String loaded;

    @BeforeEach
    void runAlone() {
        loaded = run(application().withoutAgent());
    }

    @Test
    void loadsUnderLocksOfTheApplicationAsWithoutTheAgent() {
        Observed application = application();

        assertThat(run(application)).isEqualTo(loaded);
        requireWoven(application);
    }

    @Test
    void loadsSoWhileAnotherAgentHasClassesTransformedAgain() throws IOException {
        Observed before = application().jvm("-javaagent:" + agentOfTheApplication());
        assertThat(run(before)).isEqualTo(loaded);
        requireWoven(before);
    }

    @Test
    void loadsSoWhileTheAgentIsAttached() {
        Observed application = application()
                .withoutAgent()
                .jvm("-Djdk.attach.allowAttachSelf=true")
                .arguments(JARS, String.valueOf(ROUNDS), Packaged.agent().toString());

        assertThat(run(application)).isEqualTo(loaded);
        requireWoven(application);
    }

    private Observed application() {
        return Observed.application(LockOrderApp.class, folder).arguments(JARS, String.valueOf(ROUNDS));
    }

    /** The line that says what was loaded. */
    private static String run(Observed application) {
        try (ForkedJvm jvm = application.start()) {
            for (int round = 0; round < ROUNDS; round++) {
                jvm.awaitWordAfter("ROUND " + round);
            }
            ForkedJvm.Exit exit = jvm.join();
            assertThat(exit.code()).as(exit.toString()).isZero();
            return exit.out().get(exit.out().size() - 1);
        }
    }

    private static void requireWoven(Observed application) {
        Observation observed = Observation.sound(application.dumps());
        assertThat(observed.dump().agent().instrumented())
                .filteredOn(woven -> woven.instrumentation().equals("jdbc"))
                .singleElement()
                .satisfies(woven -> assertThat(woven.classes()).isGreaterThan(20));
        assertThat(observed.dump().agent().skipped())
                .noneMatch(skipped -> skipped.instrumentation().equals("(any)"));
    }

    private Path agentOfTheApplication() throws IOException {
        Path jar = folder.resolve("application.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", LockOrderApp.class.getName());
        manifest.getMainAttributes().putValue("Can-Retransform-Classes", "true");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out, manifest)) {
            entries.finish();
        }
        return jar;
    }
}
