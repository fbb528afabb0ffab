package io.pitot.agent.instrumentation.dbcp2;

import static org.assertj.core.api.Assertions.assertThat;

import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DbcpReaderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "com.acme:type=DataSource,name=orders,connectionpool=connections | orders",
                "com.acme:type=orders,connectionpool=connections | com.acme:type=orders",
                "com.acme:type=orders | com.acme:type=orders",
                "org.apache.commons.pool2:type=GenericObjectPool,name=orders | orders",
                "Catalina:type=DataSource,host=localhost,context=/shop,class=javax.sql.DataSource,"
                        + "name=\"jdbc/main\",connectionpool=connections | jdbc/main@/shop",
            })
    void callsAPoolAsItsApplicationDoes(String jmxName, String name) throws MalformedObjectNameException {
        assertThat(DbcpReader.name(new ObjectName(jmxName))).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "org.apache.commons.pool2:type=GenericObjectPool,name=pool",
                "org.apache.commons.pool2:type=GenericObjectPool,name=pool12",
            })
    void takesNoNameFromWhatCommonsPoolCountsByItself(String jmxName) throws MalformedObjectNameException {
        assertThat(DbcpReader.name(new ObjectName(jmxName))).isNull();
    }

    @Test
    void takesNoNameFromAPoolThatIsNotRegistered() {
        assertThat(DbcpReader.name(null)).isNull();
    }
}
