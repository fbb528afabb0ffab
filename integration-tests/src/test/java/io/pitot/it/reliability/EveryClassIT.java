package io.pitot.it.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.dump.AgentAccount;
import io.pitot.it.app.EveryClassApp;
import io.pitot.it.harness.ClassPath;
import io.pitot.it.harness.ForkedJvm;
import io.pitot.it.harness.Observation;
import io.pitot.it.harness.Observed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever class a JVM loads, by however many threads, it is as loadable and as verifiable as without the agent. What that takes is
 * printed.
 */
class EveryClassIT {

    private static final Pattern LOADED = Pattern.compile("LOADED (\\d+) of \\d+ in (\\d+) ms of CPU");

    /** How many stages a run has, each of which may take as long as the harness waits. */
    private static final int STAGES = 10;

    private record Loaded(int classes, long cpuMillis) {}

    @TempDir
    Path folder;

    @Test
    void loadsTheClassesOfManyLibrariesAsWithoutTheAgent() throws IOException {
        List<String> jars =
                ClassPath.allLibraries().stream().map(Path::toString).toList();
        String list = Files.write(folder.resolve("jars"), jars).toString();

        Map<String, Long> woven = requireSameFailures(50_000, list);

        assertThat(woven).hasSizeGreaterThan(20).containsKeys("hikari", "jdbc", "jedis", "kafka", "servlet");
    }

    @Test
    void loadsTheClassesOfTheJdkAsWithoutTheAgent() throws IOException {
        assertThat(requireSameFailures(20_000, "jdk"))
                .containsKeys("executors", "http-url-connection", "jdk-http-client");
    }

    /** How many classes were woven, by library. */
    private Map<String, Long> requireSameFailures(int atLeast, String classes) throws IOException {
        Loaded without = run(application(classes, "without").withoutAgent());
        Observed observed = application(classes, "with");
        Loaded with = run(observed);

        assertThat(without.classes()).isGreaterThan(atLeast);
        assertThat(failed("with")).isEqualTo(failed("without"));
        AgentAccount agent = Observation.sound(observed.dumps()).dump().agent();
        assertThat(agent.skipped())
                .as("what weaving failed on")
                .noneMatch(skipped -> skipped.instrumentation().equals("(any)")
                        || skipped.reason().startsWith("java."));
        Map<String, Long> woven = new TreeMap<>();
        agent.instrumented().forEach(each -> woven.put(each.instrumentation(), each.classes()));
        System.out.printf(
                "%d classes: %d ms of CPU, %d without the agent, %d us for each; woven %s%n",
                with.classes(),
                with.cpuMillis(),
                without.cpuMillis(),
                (with.cpuMillis() - without.cpuMillis()) * 1_000 / with.classes(),
                woven);
        return woven;
    }

    private Observed application(String classes, String failed) {
        return Observed.application(EveryClassApp.class, folder)
                .jvm("-Xmx1g", "-Xverify:all")
                .arguments(classes, failed);
    }

    private static Loaded run(Observed application) {
        try (ForkedJvm jvm = application.start()) {
            for (int i = 0; i < STAGES; i++) {
                jvm.awaitWordAfter("STAGE " + i);
            }
            ForkedJvm.Exit exit = jvm.join();
            assertThat(exit.code()).as(exit.toString()).isZero();
            assertThat(exit.pitotLines()).allMatch(line -> line.startsWith("pitot: observing "));
            String line = exit.out().get(exit.out().size() - 1);
            Matcher loaded = LOADED.matcher(line);
            assertThat(loaded.matches()).as(line).isTrue();
            return new Loaded(Integer.parseInt(loaded.group(1)), Long.parseLong(loaded.group(2)));
        }
    }

    private Set<String> failed(String file) throws IOException {
        return new TreeSet<>(Files.readAllLines(folder.resolve(file)));
    }
}
