package io.pitot.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.cli.Golden;
import io.pitot.cli.OrdersDumps;
import io.pitot.cli.analysis.live.LiveView;
import io.pitot.cli.analysis.live.LiveView.Consumption;
import io.pitot.cli.analysis.live.LiveView.Found;
import io.pitot.cli.analysis.live.LiveView.PoolUse;
import io.pitot.cli.analysis.live.LiveView.Rate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopScreenTest {

    private static final long MS = OrdersDumps.MS;

    @ParameterizedTest
    @ValueSource(ints = {80, 100, 160})
    void showsAllThereIs(int width) {
        List<String> lines = new TopScreen(new Screen(width, false, false), TopOrder.TIME).lines(busy(), 0, "");

        assertThat(lines).allSatisfy(line -> assertThat(SafeText.width(line)).isLessThanOrEqualTo(width));
        Golden.assertMatches("top-" + width + ".txt", String.join("\n", lines) + "\n");
    }

    @Test
    void takesNoMoreLinesThanThereAre() {
        for (int height = 1; height <= 60; height++) {
            List<String> lines =
                    new TopScreen(new Screen(80, true, false), TopOrder.TIME).lines(busy(), height, "a note");

            assertThat(lines).hasSizeLessThanOrEqualTo(height);
        }
    }

    /** Findings are as important as endpoints; what calls others gives way first. */
    @Test
    void aSmallScreenHasAFewRowsOfTheFirstTables() {
        List<String> lines = new TopScreen(new Screen(80, false, false), TopOrder.TIME).lines(busy(), 20, "");

        assertThat(String.join("\n", lines))
                .contains("ENDPOINTS", "FINDINGS", "QUERIES")
                .doesNotContain("CACHES");
    }

    @Test
    void ordersRowsAsItIsTold() {
        assertThat(firstEndpoint(TopOrder.TIME)).contains("GET /orders/{id}");
        assertThat(firstEndpoint(TopOrder.RATE)).contains("GET /small/0");
        assertThat(firstEndpoint(TopOrder.P95)).contains("GET /search");
        assertThat(firstEndpoint(TopOrder.ERRORS)).contains("POST /payments");
    }

    @Test
    void nothingFromADumpMovesTheCursor() {
        LiveView hostile = view("shop\u001b[2J", List.of(new Rate("GET /\u001b]0;x\u0007\r\n", 1, 1, 0, MS, MS, 1)));

        assertThat(new TopScreen(new Screen(100, false, false), TopOrder.TIME).lines(hostile, 0, "\u001b[1mnote"))
                .noneMatch(line -> line.chars().anyMatch(Character::isISOControl));
    }

    @Test
    void plainIsAscii() {
        List<String> lines = new TopScreen(new Screen(100, false, true), TopOrder.TIME).lines(busy(), 0, "");

        assertThat(lines).allMatch(line -> line.chars().allMatch(c -> c >= ' ' && c < 0x7F));
    }

    @Test
    void saysWhatItWaitsForAndWhichKeysThereAre() {
        TopScreen top = new TopScreen(new Screen(60, false, false), TopOrder.P95);

        assertThat(String.join("\n", top.waiting("waiting for the first data in pitot")))
                .contains("waiting for");
        assertThat(top.keys(true)).startsWith("paused · q quit · p go on · order by p95");
        assertThat(top.keys(false)).hasSizeLessThanOrEqualTo(60);
    }

    private static String firstEndpoint(TopOrder order) {
        List<String> lines = new TopScreen(new Screen(100, false, false), order).lines(busy(), 0, "");
        int title = 0;
        while (!lines.get(title).strip().startsWith("ENDPOINTS")) {
            title++;
        }
        return lines.get(title + 1);
    }

    private static LiveView busy() {
        List<Rate> endpoints = new ArrayList<>(List.of(
                new Rate("GET /orders/{id}", 163, 158, 0, 196 * MS, 412 * MS, 32.2),
                new Rate("POST /payments", 16, 17, 0.12, 80 * MS, 95 * MS, 1.4),
                new Rate("GET /search", 0, 6.7, 0, 300 * MS, 1_400 * MS, 2.8)));
        for (int i = 0; i < 9; i++) {
            endpoints.add(new Rate("GET /small/" + i, 300, 310 - i, 0, 700_000, 2 * MS, 0.004 * i));
        }
        return view("orders-api", endpoints);
    }

    private static LiveView view(String service, List<Rate> endpoints) {
        return new LiveView(
                service,
                2,
                1,
                Instant.parse("2026-11-20T14:02:31Z"),
                60,
                new Rate("", 1_203, 1_180.4, 0.004, 20 * MS, 200 * MS, 36),
                new Rate("", 7_402, 6_990, 0, MS, 2 * MS, 12),
                endpoints,
                List.of(
                        new Rate(
                                "SELECT … FROM order_item i WHERE i.order_id = ?", 6_500, 6_400, 0, 2 * MS, 5 * MS, 15),
                        new Rate(
                                "INSERT INTO payment (order_id, amount) VALUES (?, ?)",
                                16,
                                17,
                                0.01,
                                MS,
                                3 * MS,
                                0.03)),
                List.of(new Rate("fraud-v3", 40, 41, 0, 3 * MS, 9 * MS, 0.16)),
                List.of(new Rate("GET prices.acme.com/prices/{n}", 2.5, 2.1, 0, 20 * MS, 60 * MS, 0.06)),
                List.of(new Rate("caffeine products", 900, 880, 0.25, 0, 0, 0)),
                List.of(new PoolUse(new Rate("orders", 160, 155, 0.001, MS, 40 * MS, 0.3), 7.4, 10, 10)),
                new Consumption(3.2, 4, 0.018, 620_000_000, 1_024_000_000, 84, 0.004, 12),
                OrdersDumps.verdict().stream()
                        .map(finding -> new Found(finding, finding.title().startsWith("Slow"), "OrderService.java:87"))
                        .toList());
    }
}
