package io.pitot.shop.seed;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Customers, their carts and orders, and what countries add to a price. */
class OrderSeed {

    static final int CUSTOMERS = 2_000;
    static final int ORDERS = 6_000;

    private static final List<String> COUNTRIES = List.of("DE", "FR", "NL", "AT", "PL");
    private static final List<String> CITIES = List.of("Bremen", "Lyon", "Utrecht", "Graz", "Gdynia");
    private static final List<String> TAX_PERCENT = List.of("19", "20", "21", "20", "23");
    private static final List<String> FIRST_NAMES =
            List.of("Ada", "Blaise", "Carla", "Dirk", "Elif", "Femke", "Goran", "Hanna");
    private static final List<String> LAST_NAMES =
            List.of("Arendt", "Bakker", "Costa", "Duval", "Ebner", "Fiala", "Gruber");

    private final CatalogSeed catalog;
    private final Random random = new Random(2);
    private int items;

    OrderSeed(CatalogSeed catalog) {
        this.catalog = catalog;
    }

    void insert(Connection connection) throws SQLException {
        insertRates(connection);
        insertCustomers(connection);
        insertCarts(connection);
        insertOrders(connection);
    }

    private static void insertRates(Connection connection) throws SQLException {
        try (BatchInsert tax = new BatchInsert(connection, "tax_rate", "id, country, percent");
                BatchInsert shipping = new BatchInsert(connection, "shipping_rate", "id, country, fee, free_from")) {
            for (int i = 0; i < COUNTRIES.size(); i++) {
                tax.add(i + 1, COUNTRIES.get(i), new BigDecimal(TAX_PERCENT.get(i)));
                shipping.add(
                        i + 1,
                        COUNTRIES.get(i),
                        BigDecimal.valueOf(490 + 150L * i, 2),
                        BigDecimal.valueOf(50 + 25L * i));
            }
        }
    }

    private static void insertCustomers(Connection connection) throws SQLException {
        try (BatchInsert customer =
                new BatchInsert(connection, "customer", "id, name, email, city, country, registered_at")) {
            for (int id = 1; id <= CUSTOMERS; id++) {
                String first = FIRST_NAMES.get(id % FIRST_NAMES.size());
                String last = LAST_NAMES.get(id % LAST_NAMES.size());
                customer.add(
                        id,
                        first + " " + last,
                        "%s.%s.%d@example.org".formatted(first, last, id).toLowerCase(Locale.ROOT),
                        CITIES.get(id % CITIES.size()),
                        COUNTRIES.get(id % COUNTRIES.size()),
                        CatalogSeed.OPENING.minusHours(id));
            }
        }
    }

    private void insertCarts(Connection connection) throws SQLException {
        try (BatchInsert line = new BatchInsert(connection, "cart_line", "customer_id, product_id, quantity")) {
            for (int customer = 1; customer <= CUSTOMERS; customer++) {
                int lines = 4 + customer % 6;
                int product = 1 + random.nextInt(catalog.products() - lines);
                for (int i = 0; i < lines; i++) {
                    line.add(customer, product + i, 1 + random.nextInt(3));
                }
            }
        }
    }

    private void insertOrders(Connection connection) throws SQLException {
        try (BatchInsert order =
                        new BatchInsert(connection, "orders", "id, customer_id, status, placed_at, ship_country");
                BatchInsert item =
                        new BatchInsert(connection, "order_item", "id, order_id, product_id, quantity, unit_price")) {
            for (int id = 1; id <= ORDERS; id++) {
                int customer = 1 + random.nextInt(CUSTOMERS);
                OffsetDateTime placedAt = CatalogSeed.OPENING.plusMinutes(60L * id + random.nextInt(60));
                order.add(id, customer, status(id), placedAt, shipCountry(customer));
            }
            order.send();
            for (int id = 1; id <= ORDERS; id++) {
                insertItems(item, id);
            }
        }
    }

    private void insertItems(BatchInsert item, int order) throws SQLException {
        int lines = 1 + random.nextInt(6);
        for (int i = 0; i < lines; i++) {
            int product = 1 + random.nextInt(catalog.products());
            item.add(++items, order, product, 1 + random.nextInt(3), catalog.price(product));
        }
    }

    /** Old orders are shipped; among the newest some are still open. */
    private static String status(int order) {
        if (order % 20 == 0) {
            return "REVIEW";
        }
        if (order % 33 == 0) {
            return "CANCELLED";
        }
        if (order <= ORDERS - 1_500) {
            return "SHIPPED";
        }
        return order % 3 == 0 ? "NEW" : "PAID";
    }

    /** Nine parcels of ten go to the customer's own country. */
    private String shipCountry(int customer) {
        int abroad = random.nextInt(10) == 0 ? 1 : 0;
        return COUNTRIES.get((customer + abroad) % COUNTRIES.size());
    }
}
