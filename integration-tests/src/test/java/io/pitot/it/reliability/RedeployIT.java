package io.pitot.it.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.it.app.RedeployApp;
import io.pitot.it.app.TitlesServlet;
import io.pitot.it.harness.ClassPath;
import io.pitot.it.harness.ForkedJvm;
import io.pitot.it.harness.Observation;
import io.pitot.it.harness.Observed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The agent holds no class loader of an application that is gone. */
class RedeployIT {

    private static final int TIMES = 50;

    @TempDir
    Path folder;

    @Test
    void letsGoOfEveryLoaderOfAnApplicationThatIsDeployedFiftyTimes() throws IOException {
        Observed tomcat = Observed.application(RedeployApp.class, folder)
                .with(ClassPath.TOMCAT)
                .arguments(application().toString(), String.valueOf(TIMES));

        try (ForkedJvm jvm = tomcat.start()) {
            ForkedJvm.Exit exit = jvm.join();
            assertThat(exit.out()).as(exit.toString()).contains("ALIVE 0");
            assertThat(exit.out()).filteredOn("ANSWER EmmaEmmaEmma"::equals).hasSize(TIMES);
        }
        Observation observed = Observation.sound(tomcat.dumps());
        assertThat(observed.endpoint("GET /books/titles/*").queries()).isEqualTo(3L * TIMES);
    }

    private Path application() throws IOException {
        Path content = folder.resolve("books");
        String file = TitlesServlet.class.getName().replace('.', '/') + ".class";
        Path copy = content.resolve("WEB-INF/classes").resolve(file);
        Files.createDirectories(copy.getParent());
        Files.copy(ClassPath.testClasses().resolve(file), copy);
        Path libraries = Files.createDirectories(content.resolve("WEB-INF/lib"));
        for (Path jar : new ClassPath().jars("new-war").entries()) {
            Files.copy(jar, libraries.resolve(jar.getFileName()));
        }
        return content;
    }
}
