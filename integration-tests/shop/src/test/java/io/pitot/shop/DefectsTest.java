package io.pitot.shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The defects that the README lists are really there. */
class DefectsTest {

    private static final int MOVEMENTS = 200_000;

    private final RunningShop shop = RunningShop.get();

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 20})
    void orderListRunsOneStatementPerOrder(int size) {
        long before = shop.statements();
        HttpResponse<String> response = shop.get("/orders?status=PAID&size=" + size);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(shop.json(response).size()).isEqualTo(size);
        assertThat(shop.statements() - before).isEqualTo(1 + size);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5})
    void categoryPageRunsOneStatementPerShelfAndOnePerProduct(int category) {
        long before = shop.statements();
        HttpResponse<String> response = shop.get("/categories/" + category);
        assertThat(response.statusCode()).isEqualTo(200);
        JsonNode shelves = shop.json(response).get("shelves");
        int products = 0;
        for (JsonNode shelf : shelves) {
            products += shelf.get("products").size();
        }
        assertThat(shelves.size()).isGreaterThan(1);
        assertThat(products).isGreaterThan(shelves.size());
        assertThat(shop.statements() - before).isEqualTo(2 + shelves.size() + products);
    }

    @Test
    void cartAsksForTheSameTaxRateForEveryLine() {
        long before = shop.statements();
        HttpResponse<String> response = shop.get("/customers/11/cart");
        assertThat(response.statusCode()).isEqualTo(200);
        int lines = shop.json(response).get("lines").size();
        assertThat(lines).isGreaterThan(2);
        // The customer, the lines and the shipping rate; the rest is the one tax rate.
        assertThat(shop.statements() - before).isEqualTo(3 + lines);
    }

    @Test
    void traceOfALotScansTheLargeTableForWantOfAnIndex() {
        JdbcClient jdbc = JdbcClient.create(shop.bean(HikariDataSource.class));
        assertThat(jdbc.sql("select count(*) from stock_movement")
                        .query(Integer.class)
                        .single())
                .isEqualTo(MOVEMENTS);
        assertThat(planOfTrace(jdbc)).contains("STOCK_MOVEMENT.tableScan");
        jdbc.sql("create index movement_lot on stock_movement (lot)").update();
        try {
            assertThat(planOfTrace(jdbc)).doesNotContain("tableScan").contains("MOVEMENT_LOT");
        } finally {
            jdbc.sql("drop index movement_lot").update();
        }
    }

    @Test
    void traceOfALotAnswersWithItsBalance() {
        JsonNode steps = shop.json(shop.get("/stock/lots/L-100017"));
        assertThat(steps.size()).isEqualTo(64);
        int balance = 0;
        for (JsonNode step : steps) {
            balance += step.get("quantity").asInt();
            assertThat(step.get("balance").asInt()).isEqualTo(balance);
        }
    }

    @Test
    void twelveOfAHundredPaymentsFail() {
        int failed = 0;
        for (int order = 1; order <= 100; order++) {
            int status = shop.send("POST", "/orders/" + order + "/payments", "").statusCode();
            assertThat(status).isIn(201, 500);
            if (status == 500) {
                failed++;
            }
        }
        assertThat(failed).isEqualTo(12);
    }

    @Test
    void invoicesWaitForTheConnectionsThatOthersHoldWhileMailing() throws Exception {
        HikariDataSource pool = shop.bean(HikariDataSource.class);
        int clients = 2 * pool.getMaximumPoolSize();
        ExecutorService executor = Executors.newFixedThreadPool(clients);
        try {
            List<CompletableFuture<Integer>> statuses = new ArrayList<>();
            for (int order = 1; order <= clients; order++) {
                String path = "/orders/" + order + "/invoice";
                statuses.add(CompletableFuture.supplyAsync(
                        () -> shop.send("POST", path, "").statusCode(), executor));
            }
            CompletableFuture<Void> all = CompletableFuture.allOf(statuses.toArray(CompletableFuture[]::new));
            int mostWaiting = 0;
            while (!all.isDone()) {
                mostWaiting = Math.max(mostWaiting, pool.getHikariPoolMXBean().getThreadsAwaitingConnection());
                Thread.sleep(1);
            }
            assertThat(statuses).allSatisfy(status -> assertThat(status.get()).isEqualTo(201));
            assertThat(mostWaiting).isPositive();
        } finally {
            executor.shutdownNow();
        }
    }

    private static String planOfTrace(JdbcClient jdbc) {
        return jdbc.sql("explain select moved_at from stock_movement where lot = 'L-100017'")
                .query(String.class)
                .single();
    }
}
