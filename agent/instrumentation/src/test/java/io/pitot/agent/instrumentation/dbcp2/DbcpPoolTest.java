package io.pitot.agent.instrumentation.dbcp2;

import io.pitot.agent.instrumentation.Bean;
import io.pitot.agent.instrumentation.IsolatedApplication;
import io.pitot.agent.instrumentation.NamedPoolContract;
import java.util.stream.Stream;

/** Commons DBCP and Tomcat's copy of it. */
class DbcpPoolTest extends NamedPoolContract {

    @Override
    protected Stream<String> lines() {
        return Stream.of("dbcp2-2.1.1", "dbcp2-2.14.0", "tomcat-dbcp-8.5.100");
    }

    @Override
    protected Object make(IsolatedApplication library, Wanted wanted) throws ReflectiveOperationException {
        boolean isTomcats = library.getResource("org/apache/tomcat/dbcp") != null;
        Bean pool = new Bean(
                        library,
                        (isTomcats ? "org.apache.tomcat.dbcp" : "org.apache.commons") + ".dbcp2.BasicDataSource")
                .set("Url", wanted.url())
                .set("DriverClassName", "org.h2.Driver")
                .set("InitialSize", 1)
                .set("MaxTotal", wanted.most())
                .set("MaxWaitMillis", (long) wanted.waitMillis());
        return (wanted.name().isEmpty() ? pool : pool.set("JmxName", "com.acme:type=DataSource,name=" + wanted.name()))
                .get();
    }

    @Override
    protected String unnamed() {
        return "dbcp2-";
    }
}
