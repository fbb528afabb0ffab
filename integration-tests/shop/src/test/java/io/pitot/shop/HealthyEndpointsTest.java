package io.pitot.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HealthyEndpointsTest {

    private final RunningShop shop = RunningShop.get();

    @ParameterizedTest
    @CsvSource({
        "/health, 0",
        "/products?page=2&size=5, 2",
        "/products?page=2&size=50, 2",
        "/products/17, 2",
        "/categories, 1",
        "/customers/7, 1",
        "/customers/7/orders, 1",
        "/orders/1234, 1",
        "/stock/SKU-10017, 1",
        "/fraud/customers/7, 1",
    })
    void readsWithAFixedNumberOfStatements(String path, long statements) {
        long before = shop.statements();
        HttpResponse<String> response = shop.get(path);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(shop.json(response).isEmpty()).isFalse();
        assertThat(shop.statements() - before).isEqualTo(statements);
    }

    @Test
    void postedReviewChangesTheRating() {
        long reviews = reviewsOf(42);
        long before = shop.statements();
        HttpResponse<String> posted = shop.send("POST", "/products/42/reviews", "{\"rating\": 5, \"text\": \"Good.\"}");
        assertThat(posted.statusCode()).isEqualTo(201);
        assertThat(shop.statements() - before).isEqualTo(2);
        assertThat(reviewsOf(42)).isEqualTo(reviews + 1);
    }

    @Test
    void productPutInTheCartTwiceIsOneLine() {
        int lines = linesOfCart(1500);
        long before = shop.statements();
        assertThat(shop.send("PUT", "/customers/1500/cart/1?quantity=2", "").statusCode())
                .isEqualTo(204);
        assertThat(shop.statements() - before).isLessThanOrEqualTo(4);
        assertThat(shop.send("PUT", "/customers/1500/cart/1?quantity=3", "").statusCode())
                .isEqualTo(204);
        assertThat(linesOfCart(1500)).isEqualTo(lines + 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/products/99999",
                "/categories/99999",
                "/customers/99999",
                "/customers/99999/cart",
                "/orders/99999",
                "/stock/SKU-99999",
                "/stock/lots/L-999999",
            })
    void whatDoesNotExistIsNotFound(String path) {
        assertThat(shop.get(path).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/products?size=0",
                "/orders?size=1000",
                "/orders?status=LOST",
                "/fraud/queue?limit=0",
            })
    void valueOutOfRangeIsABadRequest(String path) {
        assertThat(shop.get(path).statusCode()).isEqualTo(400);
    }

    private long reviewsOf(long product) {
        return shop.json(shop.get("/products/" + product)).at("/rating/reviews").asLong();
    }

    private int linesOfCart(long customer) {
        return shop.json(shop.get("/customers/" + customer + "/cart"))
                .get("lines")
                .size();
    }
}
