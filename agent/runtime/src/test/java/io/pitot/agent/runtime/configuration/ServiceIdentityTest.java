package io.pitot.agent.runtime.configuration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceIdentityTest {

    @TempDir
    Path folder;

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
                "com.acme.Start /tmp/input.jar           | Start     | ''",
                "app.module/com.acme.Start               | Start     | ''",
                "com.acme.Outer$Start                    | Start     | ''",
                "com.acme.orders.Application --x         | orders    | ''",
                "com.acme.orders.MainKt /tmp/input.jar   | orders    | ''",
                "app.module/shop.App                     | shop      | ''",
                "com.acme.Orders$Main                    | Orders    | ''",
                "Main                                    | Main      | ''",
                "app.module/Main                         | Main      | ''",
                "target/orders-0.99.0-runner.jar         | orders    | 0.99.0",
                "target/orders-runner.jar                | orders    | ''",
                "org.apache.catalina.startup.Bootstrap start | tomcat | ''",
                "/opt/wildfly/jboss-modules.jar -mp /opt/wildfly/modules org.jboss.as.standalone | wildfly | ''",
                "/opt/wlp/bin/tools/ws-server.jar shop   | shop      | ''",
                "/opt/wlp/bin/tools/ws-server.jar        | defaultServer | ''",
                "/opt/wlp/bin/tools/ws-server.jar --clean | defaultServer | ''",
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
        assertThat(ServiceIdentity.of(
                        Map.of("SPRING_APPLICATION_NAME", "variable"), Map.of("sun.java.command", "shop-1.2.jar")))
                .isEqualTo(new ServiceIdentity("variable", "1.2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "target/quarkus-app/quarkus-run.jar",
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint x",
                "/app.jar"
            })
    void isTheTitleOfAJarThatIsCalledLikeMany(String command) throws IOException {
        Path jar = jar("Implementation-Title: corner-shop", "Implementation-Version: 1.4.2");

        assertThat(ServiceIdentity.of(Map.of(), started(command, jar.toString())))
                .isEqualTo(new ServiceIdentity("corner-shop", "1.4.2"));
    }

    @ParameterizedTest
    @CsvSource({
        "org.springframework.boot.loader.launch.JarLauncher, com.acme.shop.ShopApplication, ShopApplication",
        "org.springframework.boot.loader.PropertiesLauncher --x, com.acme.orders.Application, orders",
        "app.jar, com.acme.shop.ShopKt, ShopKt"
    })
    void isTheClassThatSpringsLauncherStartsWhereNothingHasATitle(String command, String startClass, String name)
            throws IOException {
        Path unpacked = folder.resolve("META-INF/MANIFEST.MF");
        Files.createDirectories(unpacked.getParent());
        Files.writeString(unpacked, "Manifest-Version: 1.0\nStart-Class: " + startClass + "\n");

        for (Path path : List.of(folder, jar("Start-Class: " + startClass))) {
            assertThat(ServiceIdentity.of(Map.of(), started(command, path.toString())))
                    .isEqualTo(new ServiceIdentity(name, ""));
        }
    }

    @Test
    void isTheTitleOfWhatAnImageHasUnpacked() throws IOException {
        Path unpacked = folder.resolve("META-INF/MANIFEST.MF");
        Files.createDirectories(unpacked.getParent());
        Files.writeString(
                unpacked,
                "Implementation-Title: corner-shop\nImplementation-Version: 1.4.2\nStart-Class: com.acme.Shop\n");

        assertThat(ServiceIdentity.of(
                        Map.of(), started("org.springframework.boot.loader.launch.JarLauncher", folder.toString())))
                .isEqualTo(new ServiceIdentity("corner-shop", "1.4.2"));
    }

    @Test
    void isTheFilesWhereThereIsNoTitleOrNoSuchJar() throws IOException {
        Path untitled = jar("Implementation-Version: 1.4.2");

        for (String path : List.of(untitled.toString(), folder + "/none.jar", "", "a.jar:b.jar")) {
            assertThat(ServiceIdentity.of(Map.of(), started("app-2.0.jar", path)))
                    .isEqualTo(new ServiceIdentity("app", "2.0"));
        }
    }

    @Test
    void isTheFilesWhereItNamesItself() throws IOException {
        Path jar = jar("Implementation-Title: corner-shop");

        assertThat(ServiceIdentity.of(Map.of(), started("orders-2.0.jar", jar.toString())))
                .isEqualTo(new ServiceIdentity("orders", "2.0"));
    }

    private static Map<String, String> started(String command, String classPath) {
        return Map.of("sun.java.command", command, "java.class.path", classPath);
    }

    private Path jar(String... lines) throws IOException {
        Path jar = folder.resolve("any.jar");
        String manifest = "Manifest-Version: 1.0\n" + String.join("\n", lines) + "\n";
        try (InputStream in = new ByteArrayInputStream(manifest.getBytes(UTF_8))) {
            new JarOutputStream(Files.newOutputStream(jar), new Manifest(in)).close();
        }
        return jar;
    }
}
