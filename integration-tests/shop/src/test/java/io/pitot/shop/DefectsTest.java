package io.pitot.shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.pitot.shop.pricing.SupplierServer;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;
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
    void quoteAsksTheSupplierForEachLine() {
        int lines = shop.json(shop.get("/customers/11/cart")).get("lines").size();
        SupplierServer supplier = shop.bean(SupplierServer.class);
        long before = supplier.asked();
        HttpResponse<String> response = shop.get("/customers/11/quote");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(shop.json(response).get("lines").size()).isEqualTo(lines);
        assertThat(supplier.asked() - before).isEqualTo(lines);
    }

    @Test
    void savedProductsAreReadOneByOne() {
        for (int product = 1; product <= 7; product++) {
            assertThat(shop.send("PUT", "/customers/12/saved/" + product, "").statusCode())
                    .isEqualTo(204);
        }
        long before = callsOf("get");
        HttpResponse<String> response = shop.get("/customers/12/saved");
        assertThat(shop.json(response).size()).isEqualTo(7);
        assertThat(shop.json(response).get(0).get("name").asString()).isNotEmpty();
        assertThat(callsOf("get") - before).isEqualTo(7);
    }

    /** How often Redis has run a command, by its own count. */
    private long callsOf(String command) {
        String stats = shop.bean(StringRedisTemplate.class).execute((RedisCallback<String>)
                connection -> String.valueOf(connection.serverCommands().info("commandstats")));
        Matcher calls = Pattern.compile("cmdstat_" + command + "=calls=(\\d+)").matcher(stats);
        return calls.find() ? Long.parseLong(calls.group(1)) : 0;
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
