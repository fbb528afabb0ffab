package io.pitot.it.app;

import com.mchange.v2.c3p0.ComboPooledDataSource;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import java.beans.PropertyVetoException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.apache.commons.dbcp2.BasicDataSource;

/** Several threads at a time want the only connection of each of four pools, which are of four libraries. */
public final class PoolsApp {

    public static final int THREADS = 6;

    private static final int HOLD_MILLIS = 60;
    private static final String URL = "jdbc:h2:mem:pools;DB_CLOSE_DELAY=-1";

    private PoolsApp() {}

    public static void main(String[] args)
            throws SQLException, PropertyVetoException, InterruptedException, ExecutionException {
        try (BasicDataSource dbcp = new BasicDataSource();
                ComboPooledDataSource c3p0 = new ComboPooledDataSource();
                AgroalDataSource agroal = AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                        .connectionPoolConfiguration(pool ->
                                pool.maxSize(1).connectionFactoryConfiguration(database -> database.jdbcUrl(URL))))) {
            dbcp.setUrl(URL);
            dbcp.setMaxTotal(1);
            dbcp.setJmxName("com.acme:type=DataSource,name=orders");
            c3p0.setJdbcUrl(URL);
            c3p0.setMinPoolSize(0);
            c3p0.setMaxPoolSize(1);
            c3p0.setDataSourceName("stock");
            var tomcat = new org.apache.tomcat.jdbc.pool.DataSource();
            tomcat.setUrl(URL);
            tomcat.setDriverClassName("org.h2.Driver");
            tomcat.setInitialSize(1);
            tomcat.setMaxIdle(1);
            tomcat.setMaxActive(1);
            tomcat.setName("mail");
            for (DataSource pool : List.of(dbcp, tomcat, c3p0, agroal)) {
                crowd(pool);
            }
            tomcat.close();
        }
        System.out.println("DONE");
    }

    private static void crowd(DataSource pool) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        List<Future<?>> ends = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            ends.add(threads.submit(() -> {
                Connection held = pool.getConnection();
                Thread.sleep(HOLD_MILLIS);
                held.close();
                return null;
            }));
        }
        for (Future<?> end : ends) {
            end.get();
        }
        threads.shutdown();
    }
}
