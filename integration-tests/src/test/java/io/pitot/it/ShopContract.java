package io.pitot.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.dump.CallSite;
import io.pitot.dump.Endpoint;
import io.pitot.dump.Finding;
import io.pitot.dump.FindingKind;
import io.pitot.dump.Severity;
import io.pitot.it.harness.ClassPath;
import io.pitot.it.harness.ForkedJvm;
import io.pitot.it.harness.Observation;
import io.pitot.it.harness.Observed;
import io.pitot.it.harness.Packaged;
import io.pitot.it.harness.SourceLine;
import io.pitot.it.harness.Web;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the agent must say of the shop, whatever its database: the table of the shop's README. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ShopContract {

    /** To each endpoint of which nothing else is said. */
    private static final int ROUNDS = 12;

    private static final int PAYMENTS = 25;

    private Observation observed;

    /** Lines of carts for which the supplier was asked. */
    private int quoted;

    /** Where the shop keeps its data. */
    abstract List<String> database();

    @BeforeAll
    void run(@TempDir Path folder) {
        List<String> arguments = new ArrayList<>(List.of("--server.port=0"));
        arguments.addAll(database());
        Observed shop = Observed.jar(Packaged.shop(), folder).arguments(arguments.toArray(new String[0]));
        try (ForkedJvm jvm = shop.start()) {
            drive(new Web(jvm.awaitWordAfter("Tomcat started on port")));
            assertThat(jvm.terminate().code()).isEqualTo(ForkedJvm.TERMINATED);
        }
        observed = Observation.sound(shop.dumps());
    }

    private void drive(Web web) {
        for (int i = 0; i < ROUNDS; i++) {
            int customer = 1 + i * 7;
            ok(web, "GET", "/health", "");
            ok(web, "GET", "/products?page=" + i % 15, "");
            ok(web, "GET", "/products/" + (1 + i), "");
            ok(web, "POST", "/products/" + (1 + i) + "/reviews", "{\"rating\": 5, \"text\": \"Bought it in spring.\"}");
            ok(web, "GET", "/categories", "");
            ok(web, "GET", "/categories/" + (1 + i % 5), "");
            ok(web, "GET", "/customers/" + customer, "");
            ok(web, "GET", "/customers/" + customer + "/orders", "");
            ok(web, "GET", "/customers/" + customer + "/cart", "");
            ok(web, "PUT", "/customers/" + customer + "/cart/" + (1 + i) + "?quantity=2", "");
            ok(web, "GET", "/orders?status=PAID&page=" + i + "&size=" + (5 + i % 16), "");
            ok(web, "GET", "/orders/" + (1 + i), "");
            ok(web, "GET", "/stock/SKU-" + (10_001 + i), "");
            ok(web, "GET", "/fraud/queue?limit=" + (20 + i), "");
            ok(web, "GET", "/fraud/customers/" + customer, "");
            ok(web, "GET", "/customers/" + customer + "/recommendations?page=" + i, "");
            ok(web, "PUT", "/customers/1/saved/" + (1 + i), "");
            ok(web, "GET", "/customers/1/saved", "");
            String quote = ok(web, "GET", "/customers/" + customer + "/quote", "");
            quoted += quote.split("productId", -1).length - 1;
        }
        for (int i = 0; i < PAYMENTS; i++) {
            web.send("POST", "/orders/" + (4_501 + i) + "/payments");
        }
        for (int i = 0; i < 4; i++) {
            ok(web, "GET", "/stock/lots/L-" + (100_100 + i), "");
        }
        ok(web, "POST", "/orders/4599/invoice", "");
        for (int i = 0; i < 2; i++) {
            assertThat(web.atOnce("POST", "/orders/" + (4_600 + i) + "/invoice", 10))
                    .allSatisfy(answer -> assertThat(answer.statusCode()).isBetween(200, 299));
        }
    }

    private static String ok(Web web, String method, String path, String body) {
        var answer = web.send(method, path, body);
        assertThat(answer.statusCode()).as(method + " " + path).isBetween(200, 299);
        return answer.body();
    }

    @Test
    void findsTheItemsOfEachOrder() {
        Finding finding = requireOnly(FindingKind.N_PLUS_ONE, "GET /orders");

        assertThat(observed.sqlOf(finding)).startsWith("SELECT").containsIgnoringCase("FROM order_item");
        requireLine(finding, "orders/OrderService", "toSummary", "for (OrderItem item : order.getItems())");
    }

    @Test
    void findsTheNestedSelectsAsOneWithBothOfItsLoops() {
        Finding finding = requireOnly(FindingKind.N_PLUS_ONE, "GET /categories/{id}");

        assertThat(finding.parts().stream().map(observed::lineOf))
                .containsExactly(
                        line("catalog/CategoryService", "toShelf", "for (Product product : shelf.getProducts())"),
                        line("catalog/CategoryService", "toRatedProduct", "reviews.stream()"));
    }

    @Test
    void findsTheTaxRateThatIsAskedForAgainAndAgain() {
        Finding finding = requireOnly(FindingKind.DUPLICATE_QUERY, "GET /customers/{customerId}/cart");

        assertThat(observed.sqlOf(finding)).startsWith("SELECT").containsIgnoringCase("FROM tax_rate");
        requireLine(finding, "checkout/TaxService", "taxOn", "rates.findByCountry(country)");
    }

    @Test
    void findsThePaymentsThatFail() {
        Finding finding = requireOnly(FindingKind.FAILING_ENDPOINT, "POST /orders/{id}/payments");
        Endpoint payments = observed.endpoint("POST /orders/{id}/payments");

        assertThat(payments.requests()).isEqualTo(PAYMENTS);
        assertThat(payments.errors()).isEqualTo(PAYMENTS * 12 / 100);
        assertThat(finding.severity()).isEqualTo(Severity.HIGH);
        requireLine(finding, "checkout/PaymentGateway", "authorise", "throw new PaymentGatewayException(");
    }

    @Test
    void findsTheWaitForThePoolAndWhatItsConnectionsAreHeldFor() {
        String invoice = "POST /orders/{id}/invoice";

        assertThat(observed.findingsOf(invoice))
                .extracting(Finding::kind)
                .contains(FindingKind.POOL_WAIT, FindingKind.HELD_CONNECTION)
                .isSubsetOf(FindingKind.POOL_WAIT, FindingKind.HELD_CONNECTION, FindingKind.SLOW_ENDPOINT);
        Finding wait = observed.finding(FindingKind.POOL_WAIT, invoice);
        assertThat(wait.subject()).isEqualTo("shop");
        assertThat(wait.evidence()).anyMatch(line -> line.startsWith(invoice + " held them "));
        assertThat(wait.remedy()).startsWith("Hold connections for less time");
        Finding held = observed.finding(FindingKind.HELD_CONNECTION, invoice);
        assertThat(held.subject()).isEqualTo("shop");
        requireLine(held, "orders/OrderController", "invoice", "invoices.send(id)");
    }

    @Test
    void findsTheSlowQueryOfTheLots() {
        Finding finding = observed.finding(FindingKind.SLOW_QUERY, "GET /stock/lots/{lot}");

        requireLine(finding, "inventory/StockService", "trace", "movements.trace(lot)");
        assertThat(observed.findingsOf("GET /stock/lots/{lot}"))
                .extracting(Finding::kind)
                .isSubsetOf(FindingKind.SLOW_QUERY, FindingKind.SLOW_ENDPOINT);
    }

    @Test
    void findsTheModelThatScoresOrderByOrder() {
        Finding finding = requireOnly(FindingKind.UNBATCHED_INFERENCE, "GET /fraud/queue");

        assertThat(finding.subject()).isEqualTo("fraud-v3");
        assertThat(observed.framesOf(finding))
                .contains(line("fraud/FraudService", "queue", "model.score(suspect.features())"));
    }

    @Test
    void findsTheModelThatIsAskedForEachProductAndTheSameAgain() {
        String endpoint = "GET /customers/{customerId}/recommendations";

        // With a connection of the pool in hand, which is told where it takes 50 ms.
        assertThat(observed.findingsOf(endpoint))
                .extracting(Finding::kind)
                .contains(FindingKind.UNBATCHED_INFERENCE, FindingKind.REPEATED_INFERENCE)
                .isSubsetOf(
                        FindingKind.UNBATCHED_INFERENCE,
                        FindingKind.REPEATED_INFERENCE,
                        FindingKind.HELD_CONNECTION,
                        FindingKind.SLOW_ENDPOINT);
        for (FindingKind kind : List.of(FindingKind.UNBATCHED_INFERENCE, FindingKind.REPEATED_INFERENCE)) {
            Finding finding = observed.finding(kind, endpoint);
            assertThat(finding.subject()).isEqualTo("taste-v1");
            assertThat(observed.framesOf(finding))
                    .contains(line("recommendations/RecommendationService", "of", "taste.score(features)"));
        }
        assertThat(observed.model("taste-v1").calls()).isEqualTo(ROUNDS * 20);
        assertThat(observed.model("taste-v1").rows()).isEqualTo(ROUNDS * 20);
    }

    @Test
    void findsTheSupplierThatIsAskedForEachLine() {
        String quote = "GET /customers/{customerId}/quote";
        Finding finding = observed.finding(FindingKind.CHATTY_HTTP, quote);

        // With a connection of the pool in hand, which is told where it takes 50 ms.
        assertThat(observed.findingsOf(quote))
                .extracting(Finding::kind)
                .isSubsetOf(FindingKind.CHATTY_HTTP, FindingKind.HELD_CONNECTION, FindingKind.SLOW_ENDPOINT);
        assertThat(finding.subject()).isEqualTo("GET localhost:{port}/prices/SKU-{n}");
        assertThat(observed.framesOf(finding))
                .contains(line("checkout/QuoteService", "quoteFor", "supplier.priceOf(product.getSku())"));
        assertThat(observed.dump().routes()).singleElement().satisfies(route -> {
            assertThat(route.calls()).isEqualTo(quoted);
            assertThat(route.statuses()).containsOnlyKeys("200");
        });
        assertThat(observed.endpoint(quote).time().http()).isPositive();
    }

    @Test
    void findsTheKeysThatAreReadOneByOne() {
        Finding finding = requireOnly(FindingKind.CHATTY_CACHE, "GET /customers/{customerId}/saved");

        assertThat(finding.subject()).isEqualTo("GET product-name:{n}");
        requireLine(finding, "wishlist/WishlistService", "savedBy", "redis.opsForValue().get(");
        assertThat(observed.dump().commands())
                .filteredOn(command -> command.id().equals("GET product-name:{n}"))
                .singleElement()
                .satisfies(command -> {
                    // One more with each round.
                    assertThat(command.calls()).isEqualTo(ROUNDS * (ROUNDS + 1) / 2);
                    assertThat(command.hits()).isEqualTo(command.lookups()).isEqualTo(command.calls());
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /health",
                "GET /products",
                "GET /products/{id}",
                "POST /products/{id}/reviews",
                "GET /categories",
                "GET /customers/{id}",
                "GET /customers/{id}/orders",
                "PUT /customers/{customerId}/cart/{productId}",
                "PUT /customers/{customerId}/saved/{productId}",
                "GET /orders/{id}",
                "GET /stock/{sku}",
                "GET /fraud/customers/{id}",
            })
    void findsNothingInHealthyEndpoints(String endpoint) {
        assertThat(observed.endpoint(endpoint).requests()).isEqualTo(ROUNDS);
        assertThat(observed.findingsOf(endpoint)).isEmpty();
    }

    /** Nothing but this, and that the endpoint is slow where the machine has other things to do. */
    private Finding requireOnly(FindingKind kind, String endpoint) {
        assertThat(observed.findingsOf(endpoint))
                .extracting(Finding::kind)
                .contains(kind)
                .isSubsetOf(kind, FindingKind.SLOW_ENDPOINT);
        return observed.finding(kind, endpoint);
    }

    private void requireLine(Finding finding, String source, String method, String text) {
        assertThat(observed.lineOf(finding)).isEqualTo(line(source, method, text));
    }

    private static CallSite.Frame line(String source, String method, String text) {
        Path file = ClassPath.module().resolve("shop/src/main/java/io/pitot/shop/" + source + ".java");
        return new CallSite.Frame(
                "io.pitot.shop." + source.replace('/', '.'),
                method,
                String.valueOf(file.getFileName()),
                SourceLine.of(file, text));
    }
}
