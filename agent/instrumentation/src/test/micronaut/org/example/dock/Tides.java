package org.example.dock;

import com.acme.web.Ledger;
import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.sql.SQLException;

/** What comes by itself. */
@Singleton
@Requires(property = "tides", value = "true")
class Tides {

    @Scheduled(fixedDelay = "10ms")
    void ebb() throws SQLException {
        Ledger.query();
    }

    @Scheduled(fixedRate = "10ms")
    void flood() {
        throw new IllegalStateException("flood");
    }
}
