package io.pitot.agent.instrumentation.c3p0;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.instrumentation.Bean;
import io.pitot.agent.instrumentation.IsolatedApplication;
import io.pitot.agent.instrumentation.NamedPoolContract;
import io.pitot.agent.instrumentation.ObservedSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class C3p0PoolTest extends NamedPoolContract {

    @Override
    protected Stream<String> lines() {
        return Stream.of("c3p0-0.9.5.5", "c3p0-0.14.1");
    }

    @Override
    protected Object make(IsolatedApplication library, Wanted wanted) throws ReflectiveOperationException {
        Bean pool = new Bean(library, "com.mchange.v2.c3p0.ComboPooledDataSource")
                .set("JdbcUrl", wanted.url())
                .set("DriverClass", "org.h2.Driver")
                .set("InitialPoolSize", 0)
                .set("MinPoolSize", 0)
                .set("AcquireIncrement", 1)
                .set("MaxPoolSize", wanted.most())
                .set("CheckoutTimeout", wanted.waitMillis())
                // Else a connection goes back some time after it was closed, and a refusal is asked for 30 seconds.
                .set("ForceSynchronousCheckins", true)
                .set("AcquireRetryAttempts", 1)
                .set("AcquireRetryDelay", 1);
        return (wanted.name().isEmpty() ? pool : pool.set("DataSourceName", wanted.name())).get();
    }

    @Override
    protected String unnamed() {
        return "c3p0-";
    }

    @ParameterizedTest
    @MethodSource("lines")
    void tellsOnceOfAConnectionForAnotherUser(String line) throws Exception {
        try (ObservedSource pool = open(line, "", 2, PATIENT)) {
            events.clear();

            pool.source().getConnection("", "").close();

            assertThat(active(events.only(EventKind.POOL_WAIT))).isEqualTo(1);
        }
    }

    /** It answers a token of its own making where there is no name, another one in each JVM. */
    @ParameterizedTest
    @MethodSource("lines")
    void takesNoTokenForAName(String line) throws Exception {
        try (ObservedSource pool = open(line, "", 1, PATIENT)) {
            Class<?> type = pool.source().getClass();
            Object token = type.getMethod("getDataSourceName").invoke(pool.source());
            type.getMethod("setDataSourceName", String.class).invoke(pool.source(), token);

            assertThat(nameSeen(pool)).matches("c3p0-[0-9]+");
        }
    }

    /** Its constructor does not run then, and its setters are not called. */
    @ParameterizedTest
    @MethodSource("lines")
    void keepsTheNameOfASerializedDataSource(String line) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObservedSource pool = open(line, "orders", 1, PATIENT)) {
            new ObjectOutputStream(bytes).writeObject(pool.source());
        }
        // In the same loader it would be the same data source again.
        try (IsolatedApplication other = IsolatedApplication.of(line, "below-pools");
                ObservedSource read = new ObservedSource(read(bytes.toByteArray(), other))) {
            Thread.currentThread().setContextClassLoader(other);

            assertThat(nameSeen(read)).isEqualTo("orders");
        }
    }

    private static Object read(byte[] bytes, ClassLoader loader) throws IOException, ClassNotFoundException {
        return new ObjectInputStream(new ByteArrayInputStream(bytes)) {
            @Override
            protected Class<?> resolveClass(ObjectStreamClass type) throws ClassNotFoundException {
                return Class.forName(type.getName(), false, loader);
            }
        }.readObject();
    }
}
