package io.pitot.shop.seed;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.stereotype.Component;

/** Fills an empty database before the server takes its first request. */
@Component
@DependsOnDatabaseInitialization
class ShopSeed implements InitializingBean {

    private static final Logger LOG = LoggerFactory.getLogger(ShopSeed.class);

    private final DataSource dataSource;

    ShopSeed(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public void afterPropertiesSet() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            if (hasData(connection)) {
                return;
            }
            long start = System.nanoTime();
            connection.setAutoCommit(false);
            CatalogSeed catalog = new CatalogSeed();
            catalog.insert(connection);
            OrderSeed orders = new OrderSeed(catalog);
            orders.insert(connection);
            StockSeed stock = new StockSeed(catalog);
            stock.insert(connection);
            connection.commit();
            LOG.info(
                    "seeded {} products, {} orders, {} stock movements in {} ms",
                    catalog.products(),
                    OrderSeed.ORDERS,
                    StockSeed.MOVEMENTS,
                    (System.nanoTime() - start) / 1_000_000);
        }
    }

    private static boolean hasData(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select id from category limit 1")) {
            return rows.next();
        }
    }
}
