package io.pitot.agent.instrumentation.hikari;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.instrumentation.Bean;
import io.pitot.agent.instrumentation.IsolatedApplication;
import io.pitot.agent.instrumentation.NamedPoolContract;
import io.pitot.agent.instrumentation.ObservedSource;
import io.pitot.agent.instrumentation.Requests;
import java.lang.ref.WeakReference;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HikariPoolTest extends NamedPoolContract {

    @Override
    protected Stream<String> lines() {
        return Stream.of("hikari-4.0.3", "hikari-5.1.0", "hikari-6.3.3", "hikari-7.0.2");
    }

    @Override
    protected Object make(IsolatedApplication library, Wanted wanted) throws ReflectiveOperationException {
        Bean pool = new Bean(library, "com.zaxxer.hikari.HikariDataSource")
                .set("JdbcUrl", wanted.url())
                .set("DriverClassName", "org.h2.Driver")
                // Else it opens another one ahead while one is in use.
                .set("MinimumIdle", 0)
                .set("MaximumPoolSize", wanted.most())
                .set("ConnectionTimeout", (long) wanted.waitMillis());
        return (wanted.name().isEmpty() ? pool : pool.set("PoolName", wanted.name())).get();
    }

    @Override
    protected String unnamed() {
        return "HikariPool-";
    }

    /** It tries until the time is up, and then says why it could not. */
    @Override
    protected int waitForRefusal() {
        return 1_000;
    }

    @ParameterizedTest
    @MethodSource("lines")
    void connectionThatIsLostIsNotKeptAliveByWhatTellsOfIt(String line) throws Exception {
        try (ObservedSource pool = open(line, "", 1, PATIENT)) {
            List<WeakReference<Connection>> lost = new ArrayList<>();
            Requests.run(() -> lost.add(new WeakReference<>(pool.connect())));

            assertThat(events.only(EventKind.CONNECTION).has(EventLayout.FLAG_KEPT))
                    .isTrue();
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
            while (lost.get(0).get() != null && System.nanoTime() < deadline) {
                System.gc();
            }
            assertThat(lost.get(0).get()).isNull();
        }
    }
}
