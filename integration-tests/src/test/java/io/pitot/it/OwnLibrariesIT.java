package io.pitot.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.it.app.OwnLibrariesApp;
import io.pitot.it.app.PlainApp;
import io.pitot.it.harness.ClassPath;
import io.pitot.it.harness.ForkedJvm;
import io.pitot.it.harness.Observation;
import io.pitot.it.harness.Observed;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import redis.embedded.RedisServer;

/** An application keeps its own copies of what the agent uses or weaves, older ones than the agent's and the newest. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OwnLibrariesIT {

    private RedisServer redis;
    private int port;

    @BeforeAll
    void startRedis() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        redis = RedisServer.newRedisServer()
                .port(port)
                .setting("bind 127.0.0.1")
                .setting("save \"\"")
                .build();
        redis.start();
    }

    @AfterAll
    void stopRedis() throws IOException {
        redis.stop();
    }

    @Test
    void leavesTheApplicationItsOldLibraries(@TempDir Path folder) {
        Observed application = application(folder).withJarsOf("old-libraries");

        assertThat(requireAllWork(application, "2.9.10"))
                .containsExactly(
                        "FROM jackson-core-2.9.10.jar",
                        "FROM HdrHistogram-2.1.9.jar",
                        "FROM byte-buddy-1.9.16.jar",
                        "FROM jedis-2.9.3.jar",
                        "FROM asm-5.0.4.jar",
                        "FROM slf4j-api-1.6.6.jar");
    }

    @Test
    void leavesTheApplicationItsNewLibraries(@TempDir Path folder) {
        Observed application = application(folder)
                .with(ClassPath.REDIS)
                .with(List.of("jackson-core", "HdrHistogram", "byte-buddy", "asm"));

        assertThat(requireAllWork(application, "2.")).hasSize(6).noneMatch(line -> line.contains("pitot"));
        assertThat(Observation.sound(application.dumps()).dump().commands())
                .as("commands of a Jedis that is known")
                .isNotEmpty();
    }

    private Observed application(Path folder) {
        return Observed.application(OwnLibrariesApp.class, folder)
                .with(ClassPath.H2)
                .arguments(String.valueOf(port));
    }

    /** Where the application has its libraries from. */
    private static List<String> requireAllWork(Observed application, String jackson) {
        ForkedJvm.Exit exit;
        try (ForkedJvm jvm = application.start()) {
            exit = jvm.join();
        }
        assertThat(exit.code()).as(exit.toString()).isZero();
        List<String> from =
                exit.out().stream().filter(line -> line.startsWith("FROM ")).toList();
        assertThat(exit.out().subList(from.size(), exit.out().size()))
                .allSatisfy(line -> assertThat(line).isNotEmpty())
                .first()
                .asString()
                .startsWith("JSON " + jackson)
                .endsWith(" 42");
        assertThat(exit.out().subList(from.size() + 1, exit.out().size()))
                .containsExactly(
                        "HISTOGRAM 1",
                        "MADE by its own Byte Buddy",
                        "ASSEMBLED by its own ASM",
                        "LOGS NOPLoggerFactory",
                        "CACHED a tale",
                        "READY",
                        "DONE");
        Observation observed = Observation.sound(application.dumps());
        assertThat(observed.query("q_0").executions()).isEqualTo(PlainApp.QUERIES);
        return from;
    }
}
