package org.example.dock;

import com.acme.web.Ledger;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.sql.SQLException;

/** Looks at requests to unknown docks before anybody answers them. */
@ServerFilter("/unknown/**")
class HarbourMaster {

    @RequestFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    void look() throws SQLException {
        Ledger.query();
    }
}
