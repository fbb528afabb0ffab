package io.pitot.agent.instrumentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.pitot.agent.bootstrap.Probe;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.bytebuddy.agent.ByteBuddyAgent;
import org.junit.jupiter.api.DynamicTest;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Tests of what is woven into the JDK's classes, in a JVM whose boot loader has the probes, as it has under the agent. In the JVM of
 * other tests these classes do not see them, and are left alone.
 */
public final class ForkedTests {

    private static final String PASSED = "PASSED ";
    private static final String FAILED = "FAILED ";

    private ForkedTests() {}

    /** A test for each that a class has, and one for whether they ended. */
    public static Stream<DynamicTest> of(Class<?> tests) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-javaagent:" + jarOf(ByteBuddyAgent.class),
                        "-Xbootclasspath/a:" + jarOf(Probe.class),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ForkedTests.class.getName(),
                        tests.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        List<DynamicTest> results = new ArrayList<>();
        for (String line : printed.lines().toList()) {
            if (line.startsWith(PASSED) || line.startsWith(FAILED)) {
                results.add(DynamicTest.dynamicTest(
                        line.substring(PASSED.length()), () -> assertThat(line).startsWith(PASSED)));
            }
        }
        results.add(DynamicTest.dynamicTest("all", () -> {
            assertThat(code).as(printed).isZero();
            assertThat(results).hasSizeGreaterThan(1);
        }));
        return results.stream();
    }

    private static String jarOf(Class<?> type) {
        String location =
                type.getProtectionDomain().getCodeSource().getLocation().getPath();
        return location.endsWith(File.separator) ? location.substring(0, location.length() - 1) : location;
    }

    /** Runs the tests of a class. */
    public static void main(String[] arguments) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(arguments[0]))
                .build();
        Results results = new Results(System.out);
        LauncherFactory.create().execute(request, results);
        System.exit(results.hasFailed ? 1 : 0);
    }

    private static final class Results implements TestExecutionListener {

        private final PrintStream out;
        private boolean hasFailed;

        Results(PrintStream out) {
            this.out = out;
        }

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            boolean isFailure = result.getStatus() != TestExecutionResult.Status.SUCCESSFUL;
            if (test.isTest() || isFailure) {
                out.println((isFailure ? FAILED : PASSED) + test.getDisplayName());
            }
            if (isFailure) {
                hasFailed = true;
                result.getThrowable().ifPresent(thrown -> thrown.printStackTrace(out));
            }
        }
    }
}
