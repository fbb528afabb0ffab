package io.pitot.agent.instrumentation.druid;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.instrumentation.Bean;
import io.pitot.agent.instrumentation.IsolatedApplication;
import io.pitot.agent.instrumentation.NamedPoolContract;
import io.pitot.agent.instrumentation.ObservedSource;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DruidPoolTest extends NamedPoolContract {

    private static final int IMPATIENT = 500;

    @Override
    protected Stream<String> lines() {
        return Stream.of("druid-1.2.16", "druid-1.2.27");
    }

    @Override
    protected Object make(IsolatedApplication library, Wanted wanted) throws ReflectiveOperationException {
        Bean pool = new Bean(library, "com.alibaba.druid.pool.DruidDataSource")
                .set("Url", wanted.url())
                .set("DriverClassName", "org.h2.Driver")
                .set("MaxActive", wanted.most())
                .set("MaxWait", (long) wanted.waitMillis());
        return (wanted.name().isEmpty() ? pool : pool.set("Name", wanted.name())).get();
    }

    @Override
    protected String unnamed() {
        return "druid-";
    }

    /** Who wants a connection waits while others try to open one, whatever the database says. */
    @Override
    protected int waitForRefusal() {
        return IMPATIENT;
    }

    @ParameterizedTest
    @MethodSource("lines")
    void tellsOnceOfAConnectionThroughFilters(String line) throws Exception {
        try (ObservedSource pool = open(line, "", 2, PATIENT)) {
            pool.source().getClass().getMethod("setFilters", String.class).invoke(pool.source(), "stat,wall");
            events.clear();

            pool.connect().close();

            assertThat(active(events.only(EventKind.POOL_WAIT))).isEqualTo(1);
            assertThat(events.all(EventKind.CONNECTION)).hasSize(1);
        }
    }
}
