package io.pitot.it.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.ThreadReference;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.AttachingConnector;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import io.pitot.dump.AgentAccount;
import io.pitot.dump.Endpoint;
import io.pitot.dump.Query;
import io.pitot.it.app.SparedApp;
import io.pitot.it.harness.ClassPath;
import io.pitot.it.harness.ForkedJvm;
import io.pitot.it.harness.Observation;
import io.pitot.it.harness.Observed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application goes on while the agent's thread is suspended at any moment, whatever it holds then, and what it misses is counted. */
class StandstillIT {

    private static final int TIMES = 20;

    /** Hundreds of runs of the application's job in which the thread stands still: more events than there is room for. */
    private static final int HUNDREDS = 5;

    private static final long LONGEST = TimeUnit.MINUTES.toNanos(1);

    @TempDir
    Path folder;

    @Test
    void goesOnWhileTheAggregatorIsSuspendedAtAnyMomentAndAccountsForEveryEvent() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Observed application = Observed.application(SparedApp.class, folder)
                .with(ClassPath.H2)
                .jvm("-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:0")
                .option("dump.interval", "1s")
                .option("events.capacity", "1024")
                .arguments("0");
        long runs;
        try (ForkedJvm jvm = application.start()) {
            String port = jvm.awaitWordAfter("dt_socket at address: ");
            jvm.awaitWordAfter("READY");
            VirtualMachine machine = attach(port);
            ThreadReference aggregator = machine.allThreads().stream()
                    .filter(thread -> thread.name().equals("pitot-aggregator"))
                    .findFirst()
                    .orElseThrow();
            for (int i = 0; i < TIMES; i++) {
                LockSupport.parkNanos(random.nextInt(200_000_000));
                aggregator.suspend();
                awaitRuns(jvm, HUNDREDS, seed);
                aggregator.resume();
            }
            machine.dispose();
            Files.createFile(folder.resolve(SparedApp.END));
            runs = Long.parseLong(jvm.awaitWordAfter("RUNS "));
            assertThat(jvm.join().code()).isZero();
        }

        Observation observed = Observation.read(application.dumps());
        AgentAccount agent = observed.dump().agent();
        long told =
                observed.dump().queries().stream().mapToLong(Query::executions).sum()
                        + observed.dump().endpoints().stream()
                                .mapToLong(Endpoint::requests)
                                .sum();
        assertThat(agent.recordedEvents() + agent.droppedEvents())
                .as("seed %d", seed)
                .isEqualTo(runs * (SparedApp.QUERIES + 1));
        assertThat(agent.droppedEvents()).isPositive();
        assertThat(told).isLessThanOrEqualTo(agent.recordedEvents());
        assertThat(agent.lapses().restarts()).isEmpty();
        assertThat(agent.adviceErrors()).isEmpty();
    }

    private static void awaitRuns(ForkedJvm jvm, int hundreds, long seed) {
        long before = hundreds(jvm);
        long deadline = System.nanoTime() + LONGEST;
        while (hundreds(jvm) < before + hundreds) {
            assertThat(System.nanoTime() - deadline)
                    .as("the application stands still, seed %d: %s", seed, jvm)
                    .isNegative();
            LockSupport.parkNanos(5_000_000);
        }
    }

    private static long hundreds(ForkedJvm jvm) {
        return jvm.standardError().stream()
                .filter(line -> line.startsWith(SparedApp.HUNDRED_MORE))
                .count();
    }

    private static VirtualMachine attach(String port) throws IOException, IllegalConnectorArgumentsException {
        AttachingConnector connector = Bootstrap.virtualMachineManager().attachingConnectors().stream()
                .filter(one -> one.transport().name().equals("dt_socket"))
                .findFirst()
                .orElseThrow();
        Map<String, Connector.Argument> arguments = connector.defaultArguments();
        arguments.get("hostname").setValue("127.0.0.1");
        arguments.get("port").setValue(port);
        return connector.attach(arguments);
    }
}
