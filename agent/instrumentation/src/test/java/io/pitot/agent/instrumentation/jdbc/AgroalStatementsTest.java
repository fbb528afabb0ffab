package io.pitot.agent.instrumentation.jdbc;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import java.sql.SQLException;
import javax.sql.DataSource;

class AgroalStatementsTest extends PooledStatementsContract {

    @Override
    DataSource open() throws SQLException {
        return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(8)
                        .connectionFactoryConfiguration(
                                connection -> connection.jdbcUrl("jdbc:h2:mem:agroal;DB_CLOSE_DELAY=-1"))));
    }
}
