package io.pitot.cli.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.cli.OrdersDumps;
import io.pitot.dump.CallSite;
import io.pitot.dump.Confidence;
import io.pitot.dump.Dump;
import io.pitot.dump.Finding;
import io.pitot.dump.FindingKind;
import io.pitot.dump.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceRootsTest {

    @TempDir
    private Path checkout;

    @ParameterizedTest
    @CsvSource({
        "src/main/java/com/acme/Orders.java, com.acme.Orders, Orders.java",
        "src/main/java/com/acme/Orders.java, com.acme.Orders$Line, Orders.java",
        "src/main/java/com/acme/Orders.java, com.acme.Orders, ''",
        "src/main/kotlin/com/acme/orders.kt, com.acme.OrdersKt, orders.kt",
        "src/main/scala/com/acme/Orders.scala, com.acme.Orders$, Orders.scala",
        "src/main/groovy/com/acme/Orders.groovy, com.acme.Orders, Orders.groovy",
        "src/test/java/com/acme/OrdersTest.java, com.acme.OrdersTest, OrdersTest.java",
        "Main.java, Main, Main.java"
    })
    void findsTheFileOfAClassInAModule(String file, String type, String name) throws IOException {
        write(file, "a\n  b  \n");
        Sources.Span span = span(type, name, 2, checkout);
        assertThat(span).isEqualTo(new Sources.Span(file, 2, 3, 4, "b"));
    }

    @Test
    void findsKotlinFilesWhoseFoldersLeaveOutTheSharedPackages() throws IOException {
        write("src/main/kotlin/orders/Orders.kt", "package com.acme.orders\n");
        write("src/main/kotlin/pay/Orders.kt", "package com.other.pay\n");
        assertThat(span("com.acme.orders.Orders", "Orders.kt", 1, checkout).file())
                .isEqualTo("src/main/kotlin/orders/Orders.kt");
        assertThat(span("com.acme.pay.Orders", "Orders.kt", 1, checkout)).isNull();
    }

    @Test
    void aLineThatTheFileDoesNotHaveIsItsFirst() throws IOException {
        write("com/acme/Orders.java", "class Orders {}\n");
        assertThat(span("com.acme.Orders", "Orders.java", 700, checkout))
                .isEqualTo(new Sources.Span("com/acme/Orders.java", 1, 1, 16, ""));
        assertThat(span("com.acme.Orders", "Orders.java", -1, checkout).line()).isEqualTo(1);
    }

    @Test
    void filesOutsideTheWorkingDirectoryAreNamedFromTheirRoot(@TempDir Path elsewhere) throws IOException {
        write("src/main/java/com/acme/Orders.java", "a");
        Sources sources = new SourceRoots(List.of(checkout), elsewhere).of(report("com.acme.Orders", "Orders.java", 1));
        assertThat(sources.found().values().iterator().next().file()).isEqualTo("com/acme/Orders.java");
    }

    /** Names come from dumps, which are not to be trusted. */
    @ParameterizedTest
    @CsvSource({
        "com.acme.Orders, ../../secret.java",
        "..secret, secret.java",
        "com/../../x.Orders, secret.java",
        "com.acme.Orders, /etc/passwd",
        "com.acme.Orders, ..\\secret.java",
        "com.acme.Orders, \u0000.java"
    })
    void noNameLeadsOutOfTheSourceRoot(String type, String file) throws IOException {
        write("secret.java", "secret");
        Files.createDirectories(checkout.resolve("module/com/acme"));
        assertThat(span(type, file, 1, checkout.resolve("module"))).isNull();
    }

    private void write(String name, String text) throws IOException {
        Path file = checkout.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Sources.Span span(String type, String file, int line, Path root) {
        Report report = report(type, file, line);
        return new SourceRoots(List.of(root), checkout)
                .of(report)
                .of(report.findings().get(0).site());
    }

    private static Report report(String type, String file, int line) {
        Dump dump = OrdersDumps.withCallSites(
                List.of(new CallSite("s:1", List.of(new CallSite.Frame(type, "m", file, line)), List.of())));
        Finding finding = OrdersDumps.finding(
                "slow:00000000",
                FindingKind.SLOW_QUERY,
                Severity.HIGH,
                Confidence.PROVEN,
                "GET /search",
                "",
                "s:1",
                "Slow",
                List.of(),
                1,
                1,
                0,
                "");
        return Analysis.report(dump, List.of(finding), Map.of());
    }
}
