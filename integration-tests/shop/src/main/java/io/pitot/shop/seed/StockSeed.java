package io.pitot.shop.seed;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;

/** Warehouses and the movements of their stock: the shop's one large table. */
class StockSeed {

    static final int MOVEMENTS = 200_000;
    static final int LOTS = 3_125;

    private static final List<String> WAREHOUSES = List.of("Bremen", "Lyon", "Poznan");

    private final CatalogSeed catalog;
    private final Random random = new Random(3);

    StockSeed(CatalogSeed catalog) {
        this.catalog = catalog;
    }

    void insert(Connection connection) throws SQLException {
        insertLevels(connection);
        insertMovements(connection);
    }

    private void insertLevels(Connection connection) throws SQLException {
        try (BatchInsert level = new BatchInsert(connection, "stock_level", "id, product_id, warehouse, on_hand")) {
            int id = 0;
            for (int product = 1; product <= catalog.products(); product++) {
                for (String warehouse : WAREHOUSES) {
                    level.add(++id, product, warehouse, random.nextInt(400));
                }
            }
        }
    }

    /** Every lot is received once, full, and then picked from; lots lie scattered in the table. */
    private void insertMovements(Connection connection) throws SQLException {
        try (BatchInsert movement = new BatchInsert(
                connection, "stock_movement", "id, product_id, warehouse, lot, kind, quantity, moved_at")) {
            for (int i = 0; i < MOVEMENTS; i++) {
                int lot = i % LOTS;
                boolean receipt = i < LOTS;
                movement.add(
                        i + 1,
                        1 + lot % catalog.products(),
                        WAREHOUSES.get(lot % WAREHOUSES.size()),
                        lotNumber(lot),
                        receipt ? "RECEIPT" : "PICK",
                        receipt ? 400 : -1 - random.nextInt(5),
                        CatalogSeed.OPENING.plusMinutes(2L * i));
            }
        }
    }

    private static String lotNumber(int lot) {
        return "L-" + (100_000 + lot);
    }
}
