package io.pitot.agent.instrumentation.jdbc;

import io.pitot.agent.instrumentation.Bean;
import io.pitot.agent.instrumentation.IsolatedApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.ServiceLoader;

/** A driver that is not on the test's class path: several versions of one have the same class names. */
final class DriverJar {

    private final ClassLoader loader;
    private final Driver driver;

    /** @param folder where Maven has copied it to, below {@code target/libraries} */
    DriverJar(String folder) {
        try {
            loader = IsolatedApplication.of(List.of(folder), "jakarta.servlet");
            driver = ServiceLoader.load(Driver.class, loader).findFirst().orElseThrow();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** @param properties names and values in turn */
    Connection connect(String url, String... properties) throws SQLException {
        Properties set = new Properties();
        for (int i = 0; i < properties.length; i += 2) {
            set.setProperty(properties[i], properties[i + 1]);
        }
        Connection connection = driver.connect(url, set);
        if (connection == null) {
            throw new SQLException(driver.getClass().getName() + " does not take the URL " + url);
        }
        return connection;
    }

    /** A new data source of one of the driver's classes, to be set up. */
    Bean source(String typeName) throws ReflectiveOperationException {
        return new Bean(loader, typeName);
    }
}
