package io.pitot.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.dump.DumpFolder;
import io.pitot.it.app.OrdersApp;
import io.pitot.it.harness.ClassPath;
import io.pitot.it.harness.CommandLine;
import io.pitot.it.harness.ForkedJvm;
import io.pitot.it.harness.Observation;
import io.pitot.it.harness.Observed;
import io.pitot.it.harness.Packaged;
import io.pitot.it.harness.Web;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code pitot top} and {@code pitot doctor} on a JVM that is at work, long before its first dump. The terminal is one of {@code script}'s. */
class TopIT {

    private static final int REQUESTS = 12;
    private static final String ALTERNATE_SCREEN = "\u001b[?1049h";
    private static final String SCREEN_BEFORE = "\u001b[?1049l";

    @TempDir
    private Path folder;

    private Observed application;
    private ForkedJvm jvm;

    @BeforeEach
    void start() {
        application = Observed.application(OrdersApp.class, folder)
                .with(ClassPath.TOMCAT)
                .with(ClassPath.H2)
                .with(ClassPath.HIKARI)
                .option("service.name", "orders")
                .option("dump.interval", "1h");
        jvm = application.start();
        Web web = new Web(jvm.awaitWordAfter("READY"));
        for (int i = 0; i < REQUESTS; i++) {
            web.get("/orders?customer=" + (1 + i % 12));
        }
    }

    @AfterEach
    void end() {
        jvm.close();
    }

    @Test
    void showsWhatAJvmDoesBeforeItsFirstDumpAndLeavesTheDumpsWhole() throws Exception {
        ForkedJvm.Exit top = awaitLive("orders");

        assertThat(top.err()).isEmpty();
        assertThat(top.out())
                .anyMatch(line -> line.startsWith("pitot top · orders · 1 instance · live"))
                .anyMatch(line -> line.contains("GET /orders"))
                .anyMatch(line -> line.contains("FROM item"))
                .anyMatch(line -> line.contains("N+1: item SELECT"))
                .noneMatch(line -> line.contains("\u001b"));
        assertThat(DumpFolder.list(application.dumps())).isEmpty();
        assertThat(jvm.terminate().code()).isEqualTo(ForkedJvm.TERMINATED);
        assertThat(Observation.sound(application.dumps())
                        .endpoint("GET /orders")
                        .requests())
                .isEqualTo(REQUESTS);
        assertThat(DumpFolder.live(application.dumps())).isEmpty();
    }

    @Test
    void findsTheDumpsOfAProcess() throws Exception {
        awaitLive("orders");
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));

        ForkedJvm.Exit top = CommandLine.run(elsewhere, "top", "--once", String.valueOf(jvm.pid()));

        assertThat(top.code()).as(top.toString()).isZero();
        assertThat(top.out().get(0)).startsWith("pitot top · orders · 1 instance");
    }

    @Test
    void drawsOnATerminalAndGivesItBackWhenSomebodyQuits() throws Exception {
        awaitLive("orders");

        ForkedJvm.Exit top = onTerminal("q");

        assertThat(top.code()).as(top.toString()).isZero();
        String drawn = String.join("\n", top.out());
        assertThat(drawn).contains("pitot top", "GET /orders", "q quit");
        assertThat(drawn.indexOf(ALTERNATE_SCREEN)).isNotNegative().isLessThan(drawn.indexOf("pitot top"));
        assertThat(drawn.lastIndexOf(SCREEN_BEFORE)).isGreaterThan(drawn.lastIndexOf("q quit"));
        assertThat(application.dumps().resolve(DumpFolder.WATCHED)).doesNotExist();
    }

    @Test
    void givesTheTerminalBackOnCtrlC() throws Exception {
        awaitLive("orders");

        ForkedJvm.Exit top = onTerminal("\\003");

        assertThat(top.code()).as(top.toString()).isEqualTo(130);
        assertThat(String.join("\n", top.out())).contains(ALTERNATE_SCREEN, SCREEN_BEFORE);
    }

    @Test
    void theDoctorHearsFromAnAgentThatIsAtWorkAndMissesOneThatIsNot() throws Exception {
        awaitLive("orders");

        ForkedJvm.Exit well = CommandLine.run(folder, "doctor", "--json");

        assertThat(well.code()).as(well.toString()).isZero();
        assertThat(messages(well)).anyMatch(message -> message.contains("an agent answers"));

        assertThat(jvm.terminate().code()).isEqualTo(ForkedJvm.TERMINATED);
        ForkedJvm.Exit ended = CommandLine.run(folder, "doctor", "--json");

        assertThat(ended.code()).as(ended.toString()).isZero();
        assertThat(messages(ended))
                .anyMatch(message -> message.startsWith("1 dump of 1 instance of orders in "))
                .anyMatch(message -> message.startsWith("jdbc: "))
                .anyMatch(message -> message.equals("dump.interval=1h"));

        ForkedJvm.Exit none = CommandLine.run(folder, "doctor", "nowhere");

        assertThat(none.code()).as(none.toString()).isEqualTo(1);
        assertThat(String.join(" ", none.out()))
                .contains("there is no folder nowhere")
                .contains("-javaagent:");
    }

    private static List<String> messages(ForkedJvm.Exit doctor) {
        JsonNode json = new JsonMapper().readTree(String.join("\n", doctor.out()));
        return json.get("checks")
                .valueStream()
                .map(check -> check.get("message").asString())
                .toList();
    }

    /** A machine under load may keep the agent from its answer for a while, and requests from being folded. */
    private ForkedJvm.Exit awaitLive(String endpoint) {
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (true) {
            ForkedJvm.Exit top = CommandLine.run(folder, "top", "--once");
            boolean isLive = top.code() == 0
                    && top.out().get(0).contains(" · live")
                    && top.out().stream().anyMatch(line -> line.contains("GET /" + endpoint));
            if (isLive || System.nanoTime() - deadline > 0) {
                assertThat(isLive).as(top.toString()).isTrue();
                return top;
            }
        }
    }

    /** Runs top on a terminal of 30 lines, and presses a key again and again once the endpoint is shown. */
    private ForkedJvm.Exit onTerminal(String key) {
        String pitot = "stty rows 30 cols 100; exec '" + ForkedJvm.java() + "' -Dpitot.terminal.stdout=true -jar '"
                + Packaged.commandLine() + "' top";
        List<String> command = List.of(
                "bash",
                "-c",
                "(until grep -aq 'GET /orders' shown 2>/dev/null; do sleep 0.2; done;"
                        + " while printf '" + key + "'; do sleep 1; done) 2>/dev/null"
                        + " | TERM=xterm script -qefc \"$0\" shown; exit ${PIPESTATUS[1]}",
                pitot);
        try (ForkedJvm terminal = ForkedJvm.start(command, folder)) {
            return terminal.join();
        }
    }
}
