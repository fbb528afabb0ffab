package io.pitot.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.it.app.OrdersApp;
import io.pitot.it.harness.ClassPath;
import io.pitot.it.harness.ForkedJvm;
import io.pitot.it.harness.Observed;
import io.pitot.it.harness.Web;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Runs the {@link OrdersApp} under the agent and asks each endpoint often enough for a verdict. Runs once for all
 * tests that only read what it left behind.
 */
final class OrdersRun {

    /** To each endpoint that is healthy. */
    static final int HEALTHY_REQUESTS = 24;

    /** To {@code GET /reports}. */
    static final int REPORTS = 24;

    private static final Path DUMPS = run();

    private OrdersRun() {}

    /** The folder of the dumps. */
    static Path dumps() {
        return DUMPS;
    }

    private static Path run() {
        Path folder = newFolder();
        Observed application = Observed.application(OrdersApp.class, folder)
                .with(ClassPath.TOMCAT)
                .with(ClassPath.H2)
                .with(ClassPath.HIKARI)
                .option("service.name", "orders")
                .option("dump.interval", "2s");
        try (ForkedJvm jvm = application.start()) {
            drive(new Web(jvm.awaitWordAfter("READY")));
            assertThat(jvm.terminate().code()).isEqualTo(ForkedJvm.TERMINATED);
        }
        return application.dumps();
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory(
                    Files.createDirectories(ClassPath.module().resolve("target/orders")), "run");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void drive(Web web) {
        for (int i = 0; i < HEALTHY_REQUESTS; i++) {
            int customer = 1 + i % 12;
            web.get("/orders?customer=" + customer);
            web.get("/orders/joined?customer=" + customer);
            web.get("/customers?customer=" + customer);
            web.get("/pairs?customer=" + (2 + i % 3));
            web.get("/taxes");
            web.send("POST", "/payments?order=101");
        }
        web.get("/settled", 4);
        for (int i = 0; i < REPORTS / 6; i++) {
            web.atOnce("GET", "/reports", 6);
        }
        web.atOnce("POST", "/ledger", 5);
    }
}
