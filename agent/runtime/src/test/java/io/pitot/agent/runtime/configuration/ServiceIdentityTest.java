package io.pitot.agent.runtime.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceIdentityTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "shop.jar                                | shop      | ''",
                "/srv/apps/shop-1.2.3.jar --port=80      | shop      | 1.2.3",
                "target/spring-petclinic-4.0.0-SNAPSHOT.jar | spring-petclinic | 4.0.0-SNAPSHOT",
                "/srv/my apps/shop-2.jar a.jar           | shop      | 2",
                "C:\\apps\\shop-1.0.jar                  | shop      | 1.0",
                "com.acme.shop.ShopApplication --x       | ShopApplication | ''",
                "com.acme.Main /tmp/input.jar            | Main      | ''",
                "app.module/com.acme.Main                | Main      | ''",
                "com.acme.Outer$Main                     | Main      | ''",
                "org.apache.catalina.startup.Bootstrap start | tomcat | ''",
                "/b/target/surefire/surefirebooter-20261122194545123_5.jar /b/target/surefire x.tmp | surefire | ''",
                "/b/target/surefire/surefirebooter7154389262.jar /b/target/surefire/x.tmp | surefire | ''",
                "''                                      | java      | ''",
            })
    void isTheJarWithoutItsVersionOrTheMainClass(String command, String name, String version) {
        assertThat(ServiceIdentity.ofCommand(command)).isEqualTo(new ServiceIdentity(name, version));
    }

    @Test
    void prefersWhatOpenTelemetryAndSpringAreTold() {
        Map<String, String> properties =
                Map.of("sun.java.command", "shop-1.2.jar", "spring.application.name", "spring");

        assertThat(ServiceIdentity.of(Map.of("OTEL_SERVICE_NAME", "otel"), properties))
                .isEqualTo(new ServiceIdentity("otel", "1.2"));
        assertThat(ServiceIdentity.of(Map.of(), properties)).isEqualTo(new ServiceIdentity("spring", "1.2"));
    }
}
