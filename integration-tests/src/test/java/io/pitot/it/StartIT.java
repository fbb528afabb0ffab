package io.pitot.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.it.app.PlainApp;
import io.pitot.it.harness.ClassPath;
import io.pitot.it.harness.ForkedJvm;
import io.pitot.it.harness.Observed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is dear to load is not loaded while an application starts: counted in classes, since time differs from start to start. */
class StartIT {

    @TempDir
    Path folder;

    @Test
    void comparesNoRecordByWhatTheJvmLinksForIt() throws IOException {
        List<String> loaded = loadedUntilReady();

        assertThat(loaded).contains("org.h2.jdbc.JdbcStatement", "io.pitot.agent.bootstrap.CallSite$Frame");
        assertThat(loaded).doesNotContain("java.lang.runtime.ObjectMethods");
    }

    private List<String> loadedUntilReady() throws IOException {
        Path log = folder.resolve("classes.txt");
        Observed application = Observed.application(PlainApp.class, folder)
                .with(ClassPath.H2)
                .option("dump.interval", "1h")
                .arguments("never")
                .jvm("-Xlog:class+load:file=" + log + ":none");
        try (ForkedJvm jvm = application.start()) {
            jvm.awaitWordAfter("READY");
            return Files.readAllLines(log).stream()
                    .map(line -> line.substring(0, Math.max(0, line.indexOf(" source:"))))
                    .toList();
        }
    }
}
