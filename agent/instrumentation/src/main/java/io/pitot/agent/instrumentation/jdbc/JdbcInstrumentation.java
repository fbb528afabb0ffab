package io.pitot.agent.instrumentation.jdbc;

import io.pitot.agent.instrumentation.LibraryInstrumentation;

/** What the instrumentations of connections, statements and results have in common. */
abstract class JdbcInstrumentation extends LibraryInstrumentation {

    /**
     * Wrappers of pools, of what MySQL's driver gives to pools, and of Oracle's shards, which only delegate: weaving them as well would cost every call twice. Wrappers
     * that are not listed are woven and nest.
     */
    private static final String[] WRAPPERS = {
        "bitronix.tm.resource.jdbc.",
        "com.alibaba.druid.pool.",
        "com.alibaba.druid.proxy.jdbc.",
        "com.atomikos.jdbc.",
        "com.jolbox.bonecp.",
        "com.mchange.v2.c3p0.impl.",
        "com.mysql.cj.jdbc.CallableStatementWrapper",
        "com.mysql.cj.jdbc.ConnectionWrapper",
        "com.mysql.cj.jdbc.PreparedStatementWrapper",
        "com.mysql.cj.jdbc.StatementWrapper",
        "com.zaxxer.hikari.pool.",
        "io.agroal.pool.wrapper.",
        "oracle.jdbc.driver.AbstractSharding",
        "oracle.jdbc.proxy.",
        "oracle.ucp.jdbc.proxy.",
        "org.apache.commons.dbcp.",
        "org.apache.commons.dbcp2.",
        "org.apache.tomcat.dbcp.",
        "org.apache.tomcat.jdbc.pool.",
        "org.jboss.jca.adapters.jdbc.",
    };

    @Override
    public String name() {
        return "jdbc";
    }

    @Override
    public boolean excludes(String typeName) {
        for (String prefix : WRAPPERS) {
            if (typeName.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    static String advice(String simpleName) {
        return "io.pitot.agent.instrumentation.jdbc." + simpleName;
    }
}
