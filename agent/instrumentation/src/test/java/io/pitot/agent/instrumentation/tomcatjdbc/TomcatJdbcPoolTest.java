package io.pitot.agent.instrumentation.tomcatjdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.instrumentation.Bean;
import io.pitot.agent.instrumentation.Event;
import io.pitot.agent.instrumentation.IsolatedApplication;
import io.pitot.agent.instrumentation.NamedPoolContract;
import io.pitot.agent.instrumentation.ObservedSource;
import java.sql.Connection;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TomcatJdbcPoolTest extends NamedPoolContract {

    @Override
    protected Stream<String> lines() {
        return Stream.of("tomcat-jdbc-8.5.100", "tomcat-jdbc-11.0.25");
    }

    @Override
    protected Object make(IsolatedApplication library, Wanted wanted) throws ReflectiveOperationException {
        Bean pool = new Bean(library, "org.apache.tomcat.jdbc.pool.DataSource")
                .set("Url", wanted.url())
                .set("DriverClassName", "org.h2.Driver")
                .set("InitialSize", 1)
                .set("MinIdle", 0)
                .set("MaxActive", wanted.most())
                .set("MaxIdle", wanted.most())
                .set("MaxWait", wanted.waitMillis())
                .set("AlternateUsernameAllowed", true);
        return (wanted.name().isEmpty() ? pool : pool.set("Name", wanted.name())).get();
    }

    @Override
    protected String unnamed() {
        return "tomcat-jdbc-";
    }

    @ParameterizedTest
    @MethodSource("lines")
    void tellsOnceOfAConnectionForAnotherUser(String line) throws Exception {
        try (ObservedSource pool = open(line, "", 2, PATIENT)) {
            pool.connect().close();
            events.clear();

            pool.source().getConnection("", "").close();

            assertThat(active(events.only(EventKind.POOL_WAIT))).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("lines")
    void tellsOnceOfAPromisedConnectionThatIsThereAtOnce(String line) throws Exception {
        try (ObservedSource pool = open(line, "", 1, PATIENT)) {
            pool.connect().close();
            events.clear();

            Future<?> promised = promise(pool);
            assertThat(promised.get()).isSameAs(promised.get());

            assertThat(active(events.only(EventKind.POOL_WAIT))).isEqualTo(1);
            ((Connection) promised.get()).close();
        }
    }

    @ParameterizedTest
    @MethodSource("lines")
    void tellsOfAPromisedConnectionWhenItIsWaitedFor(String line) throws Exception {
        try (ObservedSource pool = open(line, "", 1, PATIENT)) {
            Connection held = pool.connect();
            events.clear();

            Future<?> promised = promise(pool);
            assertThat(events.all(EventKind.POOL_WAIT)).isEmpty();
            assertThatThrownBy(() -> promised.get(1, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            Event inVain = events.only(EventKind.POOL_WAIT);
            assertThat(inVain.has(EventLayout.FLAG_TIMEOUT)).isTrue();
            events.clear();

            held.close();
            assertThat(promised.get()).isSameAs(promised.get());
            Event wait = events.only(EventKind.POOL_WAIT);
            assertThat(wait.has(EventLayout.FLAG_ERROR)).isFalse();
            assertThat(active(wait)).isEqualTo(1);
            ((Connection) promised.get()).close();
        }
    }

    private static Future<?> promise(ObservedSource pool) throws ReflectiveOperationException {
        return (Future<?>)
                pool.source().getClass().getMethod("getConnectionAsync").invoke(pool.source());
    }
}
