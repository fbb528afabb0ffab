package org.example.dock;

import com.acme.web.Ledger;
import io.micronaut.cache.annotation.Cacheable;
import jakarta.inject.Singleton;
import java.sql.SQLException;

/** Sells what ships need, and remembers what it costs. */
@Singleton
public class Chandler {

    /** The price of so much rope, which is looked up once. */
    @Cacheable("prices")
    public String rope(long metres) throws SQLException {
        Ledger.query();
        return "" + 2 * metres;
    }
}
