package io.pitot.agent.instrumentation.jdbc;

class MySql8StatementsTest extends MySqlContract {

    private static final DriverJar DRIVER = new DriverJar("mysql8");

    @Override
    DriverJar driver() {
        return DRIVER;
    }
}
