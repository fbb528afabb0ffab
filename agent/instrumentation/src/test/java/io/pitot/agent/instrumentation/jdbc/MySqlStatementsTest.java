package io.pitot.agent.instrumentation.jdbc;

class MySqlStatementsTest extends MySqlContract {

    private static final DriverJar DRIVER = new DriverJar("mysql");

    @Override
    DriverJar driver() {
        return DRIVER;
    }
}
