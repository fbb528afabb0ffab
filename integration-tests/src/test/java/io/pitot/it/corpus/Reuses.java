package io.pitot.it.corpus;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * What many requests ask the same, and what only looks like it. Each query takes a millisecond and more, as one that a database has to
 * work for.
 */
final class Reuses {

    private Reuses() {}

    @Verdict("CACHEABLE_WORK")
    static void theSameForAll(Visit visit) throws SQLException {
        visit.keys("SELECT percent AS same, pause(1) FROM rate WHERE country = 'DE'"); // here: theSameForAll
    }

    @Verdict(value = "CACHEABLE_WORK", remedy = "maximumSize=64,expireAfterWrite=")
    static void oneOfTwentyProducts(Visit visit) throws SQLException {
        int product = 1 + visit.turn() % 20;
        visit.keys("SELECT price AS few, pause(1) FROM product WHERE id = ?", product); // here: oneOfTwentyProducts
    }

    /** What is asked is seldom written. */
    @Verdict("CACHEABLE_WORK")
    static void writtenNowAndThen(Visit visit) throws SQLException {
        if (visit.turn() % 100 == 50) {
            write(visit, "UPDATE customer SET name = 'seldom' WHERE id = ?");
        }
        int customer = visit.customer();
        visit.keys("SELECT id AS seldom, pause(1) FROM customer WHERE id = ?", customer); // here: writtenNowAndThen
    }

    @Verdict("CACHEABLE_WORK")
    static void askedForFewTextsOfALargeModel(Visit visit) throws Exception {
        List<String> texts = List.of("order " + visit.turn() % 10);
        Models.embed(visit, "fewTextsOfALarge", texts); // here: askedForFewTextsOfALargeModel
    }

    @Verdict
    static void anotherProductEachTime(Visit visit) throws SQLException {
        visit.keys("SELECT price AS another, pause(1) FROM product WHERE id = ?", 1 + visit.turn());
    }

    /** As soon as it is asked for it is another. */
    @Verdict
    static void writtenEachTime(Visit visit) throws SQLException {
        write(visit, "UPDATE memo SET text = 'often' WHERE id = ?");
        visit.keys("SELECT COUNT(*) AS written_often, pause(1) FROM memo WHERE id > ?", visit.customer());
    }

    @Verdict
    static void lockedForAChange(Visit visit) throws SQLException {
        visit.keys("SELECT id AS locked, pause(1) FROM customer WHERE id = ? FOR UPDATE", visit.customer());
    }

    @Verdict
    static void whatIsDueNow(Visit visit) throws SQLException {
        visit.keys(
                "SELECT id AS due, pause(1) FROM customer WHERE id = ? AND CURRENT_TIMESTAMP > DATE '2020-01-01'",
                visit.customer());
    }

    @Verdict
    static void askedForAnotherTextOfALargeModelEachTime(Visit visit) throws Exception {
        Models.embed(visit, "anotherTextOfALarge", List.of("order " + visit.turn()));
    }

    /** It is told already that the request need not ask again. */
    @Verdict("DUPLICATE_QUERY")
    static void askedTwiceByEachRequest(Visit visit) throws SQLException {
        for (int i = 0; i < 2; i++) {
            visit.keys( // here: askedTwiceByEachRequest
                    "SELECT id AS twice, pause(1) FROM customer WHERE id = ?", visit.customer());
        }
    }

    /** The same of a model. */
    @Verdict("REPEATED_INFERENCE")
    static void aLargeModelAskedTwiceByEachRequest(Visit visit) throws Exception {
        for (int i = 0; i < 2; i++) {
            Models.ask( // here: aLargeModelAskedTwiceByEachRequest
                    visit, "twiceOfALarge", "What is the rate of " + visit.turn() % 10 + "?", 500);
        }
    }

    private static void write(Visit visit, String sql) throws SQLException {
        try (PreparedStatement update = visit.connection().prepareStatement(sql)) {
            update.setInt(1, 1);
            update.executeUpdate();
        }
    }
}
