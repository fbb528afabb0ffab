package io.pitot.agent.instrumentation.jdbc;

import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresStatementsTest extends PostgresContract {

    @RegisterExtension
    static final PostgresServer SERVER = new PostgresServer();

    @Override
    PostgresServer server() {
        return SERVER;
    }
}
