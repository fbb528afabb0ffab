package io.pitot.agent.instrumentation.jdbc;

import org.junit.jupiter.api.extension.RegisterExtension;

class Postgres16StatementsTest extends PostgresContract {

    @RegisterExtension
    static final PostgresServer SERVER = new PostgresServer("postgres16");

    @Override
    PostgresServer server() {
        return SERVER;
    }
}
