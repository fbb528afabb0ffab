package io.pitot.agent.instrumentation.hikari;

import io.pitot.agent.instrumentation.Bean;
import io.pitot.agent.instrumentation.IsolatedApplication;
import io.pitot.agent.instrumentation.NamedPoolContract;
import java.util.stream.Stream;

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
}
