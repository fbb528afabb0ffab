package io.pitot.benchmarks.spring;

import java.util.ArrayList;
import java.util.List;

/**
 * What the clients ask for, always the same in the same order: the shop's pages that its customers see most, none
 * of which waits for anything but the database. The mean page has 3.2 queries, none to 21.
 */
final class Pages {

    private static final int PRODUCTS = 299;
    private static final int CUSTOMERS = 2_000;
    private static final int ORDERS = 6_000;
    private static final int FIRST_SKU = 10_001;

    /** Steps through a range so that neighbours are far apart; coprime to all of the above. */
    private static final int STRIDE = 7_919;

    /** How often each page is asked for, in a round of twenty. */
    private static final List<Integer> ROUND = List.of(0, 1, 6, 3, 1, 7, 2, 8, 5, 1, 0, 9, 6, 1, 7, 4, 3, 8, 5, 10);

    private Pages() {}

    /** The requests from one number to another, counted without end. */
    static List<Page> range(int from, int to) {
        List<Page> pages = new ArrayList<>(to - from);
        for (int number = from; number < to; number++) {
            pages.add(page(number));
        }
        return pages;
    }

    private static Page page(int number) {
        int customer = pick(number, CUSTOMERS);
        int product = pick(number, PRODUCTS);
        return switch (ROUND.get(number % ROUND.size())) {
            case 0 -> get("/products?page=" + (pick(number, PRODUCTS / 20) - 1));
            case 1 -> get("/products/" + product);
            case 2 -> get("/categories");
            case 3 -> get("/orders/" + pick(number, ORDERS));
            case 4 -> get("/orders?size=20&page=" + (pick(number, 10) - 1));
            case 5 -> get("/customers/" + customer);
            case 6 -> get("/customers/" + customer + "/orders");
            case 7 -> get("/customers/" + customer + "/cart");
            case 8 -> get("/stock/SKU-" + (FIRST_SKU + product - 1));
            case 9 -> get("/health");
            default -> new Page("PUT", "/customers/" + customer + "/cart/" + product + "?quantity=" + (1 + number % 9));
        };
    }

    /** From 1 to {@code most}. */
    private static int pick(int number, int most) {
        return (int) ((long) number * STRIDE % most) + 1;
    }

    private static Page get(String path) {
        return new Page("GET", path);
    }
}
