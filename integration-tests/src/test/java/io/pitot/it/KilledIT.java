package io.pitot.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.dump.DumpFolder;
import io.pitot.it.app.PlainApp;
import io.pitot.it.harness.ClassPath;
import io.pitot.it.harness.ForkedJvm;
import io.pitot.it.harness.Observation;
import io.pitot.it.harness.Observed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** JVMs that are killed at any moment leave whole dumps behind, or none: {@code -Dpitot.it.kills} of them, in the profile {@code reliability} 200. */
class KilledIT {

    private static final int KILLS = Integer.getInteger("pitot.it.kills", 10);
    private static final int AT_ONCE = 5;

    /** How many kinds of queries make a dump so large that writing it takes time. */
    private static final int KINDS = 1_500;

    private static final long LONGEST_LIFE = TimeUnit.MILLISECONDS.toNanos(2_500);

    @TempDir
    Path folder;

    @Test
    void leavesOnlyWholeDumpsWhenKilledAtAnyMoment() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Observed application = Observed.application(PlainApp.class, folder)
                .with(ClassPath.H2)
                .jvm("-Xmx128m")
                .option("dump.interval", "1s")
                .arguments("never", String.valueOf(KINDS));
        for (int killed = 0; killed < KILLS; killed += AT_ONCE) {
            killSome(application, random);
        }

        Path dumps = application.dumps();
        assertThat(DumpFolder.list(dumps)).as("seed %d", seed).isNotEmpty();
        // Reads all of them, each against the schema.
        assertThat(Observation.read(dumps).dump().queries()).as("seed %d", seed).isNotEmpty();
        try (var files = Files.list(dumps)) {
            assertThat(files)
                    .as("seed %d", seed)
                    .allMatch(file -> file.toString().endsWith(".json")
                            || String.valueOf(file.getFileName()).startsWith("."));
        }
    }

    private static void killSome(Observed application, Random random) {
        List<ForkedJvm> jvms = new ArrayList<>();
        try {
            for (int i = 0; i < AT_ONCE; i++) {
                jvms.add(application.start());
            }
            for (ForkedJvm jvm : jvms) {
                jvm.awaitWordAfter("READY");
                LockSupport.parkNanos((long) (random.nextDouble() * LONGEST_LIFE / AT_ONCE * 2));
                assertThat(jvm.kill().code()).isEqualTo(128 + 9);
            }
        } finally {
            jvms.forEach(ForkedJvm::close);
        }
    }
}
