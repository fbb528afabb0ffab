package io.pitot.agent.instrumentation.agroal;

import io.pitot.agent.instrumentation.IsolatedApplication;
import io.pitot.agent.instrumentation.PoolContract;
import java.lang.reflect.Array;
import java.util.Properties;
import java.util.function.Supplier;
import java.util.stream.Stream;

class AgroalPoolTest extends PoolContract {

    private static final String API = "io.agroal.api.";

    @Override
    protected Stream<String> lines() {
        return Stream.of("agroal-1.16", "agroal-2.5", "agroal-3.2.1");
    }

    @Override
    protected Object make(IsolatedApplication library, Wanted wanted) throws ReflectiveOperationException {
        Properties properties = new Properties();
        properties.setProperty("jdbcUrl", wanted.url());
        properties.setProperty("providerClassName", "org.h2.Driver");
        properties.setProperty("maxSize", Integer.toString(wanted.most()));
        properties.setProperty("acquisitionTimeout_ms", Integer.toString(wanted.waitMillis()));
        Class<?> reader = library.loadClass(API + "configuration.supplier.AgroalPropertiesReader");
        Object read = reader.getMethod("readProperties", Properties.class)
                .invoke(reader.getConstructor().newInstance(), properties);
        Class<?> listener = library.loadClass(API + "AgroalDataSourceListener");
        return library.loadClass(API + "AgroalDataSource")
                .getMethod("from", Supplier.class, listener.arrayType())
                .invoke(null, read, Array.newInstance(listener, 0));
    }

    @Override
    protected String unnamed() {
        return "agroal-";
    }
}
