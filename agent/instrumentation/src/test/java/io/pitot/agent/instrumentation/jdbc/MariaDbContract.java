package io.pitot.agent.instrumentation.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/** What holds for every driver of the server, beside what holds for any driver. */
abstract class MariaDbContract extends LargeCountsContract {

    /** @param options of the URL, joined by {@code &} */
    abstract Connection connect(String options) throws SQLException;

    @Override
    final Connection connect() throws SQLException {
        return connect("");
    }

    @Override
    String duplicateKey() {
        return "23000";
    }
}
