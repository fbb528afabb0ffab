package io.pitot.agent.instrumentation.hikari;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.bootstrap.Names;
import io.pitot.agent.instrumentation.Event;
import io.pitot.agent.instrumentation.Events;
import io.pitot.agent.instrumentation.Requests;
import java.io.Closeable;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every supported line of HikariCP, each loaded from its own jar by a class loader of its own. */
class HikariPoolTest {

    @RegisterExtension
    final Events events = new Events();

    @ParameterizedTest
    @ValueSource(strings = {"4.0.3", "5.1.0", "6.3.3", "7.0.2"})
    void tellsHowLongAConnectionWasWaitedForAndHowThePoolWasThen(String version) throws Exception {
        try (Pool pool = new Pool(version, 2)) {
            events.clear();
            Requests.run(() -> {
                try (Connection first = pool.source.getConnection();
                        Connection second = pool.source.getConnection()) {
                    assertThat(first).isNotSameAs(second);
                }
            });

            List<Event> waits = events.all(EventKind.POOL_WAIT);
            assertThat(waits)
                    .extracting(Event::subject)
                    .containsOnly(waits.get(0).subject());
            assertThat(Names.POOLS.name(waits.get(0).subject())).isEqualTo("pool-" + version);
            assertThat(waits).extracting(event -> event.count() >>> 32).containsExactly(1L, 2L);
            assertThat(waits).extracting(event -> (int) event.count()).last().isEqualTo(2);
            assertThat(waits).allMatch(event -> event.duration() > 0 && event.requestId() != 0);
            assertThat(waits).noneMatch(event -> event.has(EventLayout.FLAG_TIMEOUT));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.0.3", "5.1.0", "6.3.3", "7.0.2"})
    void tellsThatNoConnectionWasHandedOutInTime(String version) throws Exception {
        try (Pool pool = new Pool(version, 1);
                Connection held = pool.source.getConnection()) {
            events.clear();

            assertThatThrownBy(pool.source::getConnection).isInstanceOf(SQLException.class);

            Event wait = events.only(EventKind.POOL_WAIT);
            assertThat(wait.has(EventLayout.FLAG_TIMEOUT)).isTrue();
            assertThat(wait.has(EventLayout.FLAG_ERROR)).isTrue();
            assertThat(wait.count() >>> 32).isEqualTo(1);
            assertThat(held.isClosed()).isFalse();
        }
    }

    /** A pool over H2, made by reflection because its class is another one in each loader. */
    private static final class Pool implements AutoCloseable {

        private final URLClassLoader loader;
        private final DataSource source;

        Pool(String version, int size) throws Exception {
            List<URL> urls = new ArrayList<>();
            Path jar = Path.of("target/hikari/HikariCP-" + version + ".jar");
            assertThat(Files.exists(jar)).as(jar + " is copied by the build").isTrue();
            urls.add(jar.toUri().toURL());
            for (String needed : new String[] {"org.h2.Driver", "org.slf4j.Logger"}) {
                urls.add(Class.forName(needed, false, getClass().getClassLoader())
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation());
            }
            loader = new AgentVisible(urls.toArray(URL[]::new));
            Class<?> type = loader.loadClass("com.zaxxer.hikari.HikariDataSource");
            Object pool = type.getConstructor().newInstance();
            type.getMethod("setJdbcUrl", String.class).invoke(pool, "jdbc:h2:mem:pool");
            type.getMethod("setDriverClassName", String.class).invoke(pool, "org.h2.Driver");
            type.getMethod("setPoolName", String.class).invoke(pool, "pool-" + version);
            type.getMethod("setMaximumPoolSize", int.class).invoke(pool, size);
            type.getMethod("setMinimumIdle", int.class).invoke(pool, size);
            type.getMethod("setConnectionTimeout", long.class).invoke(pool, 250L);
            source = (DataSource) pool;
        }

        @Override
        public void close() throws IOException {
            ((Closeable) source).close();
            loader.close();
        }
    }

    /** Sees of this JVM the JDK and what the boot loader holds under the real agent. */
    private static final class AgentVisible extends URLClassLoader {

        AgentVisible(URL[] urls) {
            super(urls, ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            return name.startsWith("io.pitot.agent.bootstrap.")
                    ? HikariPoolTest.class.getClassLoader().loadClass(name)
                    : super.findClass(name);
        }
    }
}
