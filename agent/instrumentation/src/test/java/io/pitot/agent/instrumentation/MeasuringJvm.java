package io.pitot.agent.instrumentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import net.bytebuddy.agent.ByteBuddyAgent;

/**
 * A JVM of its own for a {@code main} that counts allocated bytes, on this one's class path. It compiles with C1
 * only: escape analysis would make objects come and go with what happens to be inlined.
 */
public final class MeasuringJvm {

    private MeasuringJvm() {}

    /** What the class's {@code main} printed. */
    public static String run(Class<?> main) throws IOException, InterruptedException {
        String agent = ByteBuddyAgent.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-javaagent:" + agent,
                        "-cp",
                        System.getProperty("java.class.path"),
                        main.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return printed;
    }
}
