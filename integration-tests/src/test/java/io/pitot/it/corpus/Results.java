package io.pitot.it.corpus;

import java.sql.SQLException;

/** Results of many rows, and of few. */
final class Results {

    private Results() {}

    @Verdict(value = "UNBOUNDED_RESULT", fromRows = 200)
    static void theWholeTable(Visit visit) throws SQLException {
        visit.keys("SELECT id, text FROM archive ORDER BY text"); // here: theWholeTable
    }

    @Verdict(value = "UNBOUNDED_RESULT", fromRows = 200)
    static void thousandsOfAnArchive(Visit visit) throws SQLException {
        visit.keys("SELECT * FROM archive WHERE age >= ?", 0); // here: thousandsOfAnArchive
    }

    @Verdict(value = "UNBOUNDED_RESULT", fromRows = 200)
    static void thousandsOfAJoin(Visit visit) throws SQLException {
        visit.keys("SELECT a.id FROM archive a JOIN rate r ON r.percent > 0"); // here: thousandsOfAJoin
    }

    @Verdict(value = "UNBOUNDED_RESULT", fromRows = 200)
    static void fortyPagesByOffset(Visit visit) throws SQLException {
        for (int page = 0; page * 5 < visit.rows(); page++) {
            visit.keys("SELECT id FROM orders ORDER BY id LIMIT 5 OFFSET ?", page * 5); // here: fortyPagesByOffset
        }
    }

    @Verdict
    static void aLimit(Visit visit) throws SQLException {
        visit.keys("SELECT id FROM archive ORDER BY id LIMIT 2000");
    }

    @Verdict
    static void aParameterThatLimits(Visit visit) throws SQLException {
        visit.keys("SELECT id FROM archive ORDER BY id FETCH FIRST ? ROWS ONLY", 50);
    }

    @Verdict
    static void aRowNumberThatLimits(Visit visit) throws SQLException {
        visit.keys("SELECT id FROM archive WHERE ROWNUM() <= ?", 1500);
    }

    @Verdict
    static void thoseOfACustomer(Visit visit) throws SQLException {
        visit.keys("SELECT id FROM orders WHERE customer_id = ?", visit.customer());
    }

    @Verdict
    static void aCountOfAll(Visit visit) throws SQLException {
        visit.keys("SELECT COUNT(*) FROM archive");
    }

    @Verdict
    static void aSmallTable(Visit visit) throws SQLException {
        visit.keys("SELECT id FROM customer ORDER BY name");
    }

    @Verdict
    static void onePageOfMany(Visit visit) throws SQLException {
        visit.keys("SELECT id FROM archive ORDER BY id LIMIT 20 OFFSET ?", visit.turn() * 20);
    }
}
