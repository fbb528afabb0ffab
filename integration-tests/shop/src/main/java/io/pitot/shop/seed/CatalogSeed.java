package io.pitot.shop.seed;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Departments, shelves, products and reviews. */
class CatalogSeed {

    /** Where the shop's time begins. */
    static final OffsetDateTime OPENING = OffsetDateTime.of(2026, 1, 5, 8, 0, 0, 0, ZoneOffset.UTC);

    private static final List<List<String>> DEPARTMENTS = List.of(
            List.of("Kitchen", "Kettle", "Chopping Board", "Saucepan"),
            List.of("Garden", "Watering Can", "Spade", "Planter", "Parasol"),
            List.of("Workshop", "Hand Saw", "Toolbox", "Vice", "Plane", "Drill"),
            List.of("Office", "Desk Lamp", "Chair", "Notebook", "Shelf", "Clock", "Pen"),
            List.of("Outdoors", "Tent", "Lantern", "Flask", "Rucksack", "Stove", "Hammock", "Compass"));
    private static final List<String> MAKES = List.of(
            "Oak", "Steel", "Copper", "Linen", "Ash", "Enamel", "Cork", "Brass", "Slate", "Beech", "Walnut", "Canvas",
            "Granite", "Birch", "Iron", "Bamboo");
    private static final List<String> OPINIONS = List.of(
            "Does what it should.",
            "Better than the one I had before.",
            "The colour is not that of the picture.",
            "Arrived quickly, well packed.",
            "A handle came off after a week, it was replaced at once.",
            "Would buy it again.");
    private static final int FEWEST_PER_SHELF = 8;

    private final Random random = new Random(1);
    private final List<BigDecimal> prices = new ArrayList<>();
    private int categories;

    int products() {
        return prices.size();
    }

    /** The price of the product with the given number, from 1. */
    BigDecimal price(int product) {
        return prices.get(product - 1);
    }

    static String sku(int product) {
        return "SKU-" + (10_000 + product);
    }

    void insert(Connection connection) throws SQLException {
        try (BatchInsert category = new BatchInsert(connection, "category", "id, name, parent_id");
                BatchInsert product =
                        new BatchInsert(connection, "product", "id, sku, name, description, price, category_id");
                BatchInsert review = new BatchInsert(connection, "review", "product_id, rating, text, written_at")) {
            // Departments first: their numbers are then 1 to 5, whatever stands on their shelves.
            for (List<String> department : DEPARTMENTS) {
                category.add(++categories, department.get(0), null);
            }
            for (int department = 0; department < DEPARTMENTS.size(); department++) {
                List<String> names = DEPARTMENTS.get(department);
                for (String shelf : names.subList(1, names.size())) {
                    category.add(++categories, shelf + "s", department + 1);
                    insertShelf(product, shelf);
                }
            }
            category.send();
            product.send();
            for (int id = 1; id <= products(); id++) {
                insertReviews(review, id);
            }
        }
    }

    private void insertShelf(BatchInsert product, String shelf) throws SQLException {
        int count = FEWEST_PER_SHELF + categories % (MAKES.size() - FEWEST_PER_SHELF + 1);
        for (String make : MAKES.subList(0, count)) {
            prices.add(BigDecimal.valueOf(499 + random.nextInt(15_000), 2));
            product.add(
                    products(),
                    sku(products()),
                    make + " " + shelf,
                    "A %s of %s, made to last."
                            .formatted(shelf.toLowerCase(Locale.ROOT), make.toLowerCase(Locale.ROOT)),
                    price(products()),
                    categories);
        }
    }

    private void insertReviews(BatchInsert review, int product) throws SQLException {
        int count = 3 + random.nextInt(15);
        for (int i = 0; i < count; i++) {
            review.add(
                    product,
                    1 + (random.nextInt(5) + random.nextInt(5) + 1) / 2,
                    OPINIONS.get(random.nextInt(OPINIONS.size())),
                    OPENING.plusMinutes(random.nextInt(300 * 24 * 60)));
        }
    }
}
