package io.pitot.agent.instrumentation.jdbc;

import org.junit.jupiter.api.extension.RegisterExtension;

class Postgres17StatementsTest extends PostgresContract {

    @RegisterExtension
    static final PostgresServer SERVER = new PostgresServer("postgres17");

    @Override
    PostgresServer server() {
        return SERVER;
    }
}
