package io.pitot.it.corpus;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

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

    @Verdict(value = "UNBOUNDED_RESULT", fromRows = 10, remedy = "Select the columns")
    static void twoColumnsOfTen(Visit visit) throws SQLException {
        cities(visit, 0); // here: twoColumnsOfTen
        cities(visit, 1); // here: twoColumnsOfTen
    }

    private static List<String> cities(Visit visit, int region) throws SQLException {
        List<String> cities = new ArrayList<>();
        try (PreparedStatement select =
                visit.connection().prepareStatement("SELECT * FROM account WHERE region = ? ORDER BY city")) {
            select.setInt(1, region);
            try (ResultSet result = select.executeQuery()) { // here: twoColumnsOfTen
                while (result.next()) {
                    cities.add(result.getString("city") + " " + result.getString(8));
                }
            }
        }
        return cities;
    }

    @Verdict
    static void tenColumnsOfTen(Visit visit) throws SQLException {
        wholeAccounts(visit, 0, "id", true);
        wholeAccounts(visit, 1, "id", true);
    }

    /** One request in twelve shows all of an account. */
    @Verdict
    static void tenColumnsOfTenInARareBranch(Visit visit) throws SQLException {
        wholeAccounts(visit, 0, "name", visit.turn() == 7);
        wholeAccounts(visit, 1, "name", visit.turn() == 7);
    }

    private static void wholeAccounts(Visit visit, int region, String order, boolean isWhole) throws SQLException {
        try (PreparedStatement select =
                visit.connection().prepareStatement("SELECT * FROM account WHERE region = ? ORDER BY " + order)) {
            select.setInt(1, region);
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    result.getInt("id");
                    for (int column = 2; column <= 10 && isWhole; column++) {
                        result.getString(column);
                    }
                }
            }
        }
    }

    /** All that a DISTINCT compares decides which rows there are. */
    @Verdict
    static void oneColumnOfTenDistinctOnes(Visit visit) throws SQLException {
        visit.keys("SELECT DISTINCT * FROM account WHERE region = ?", 0);
        visit.keys("SELECT DISTINCT * FROM account WHERE region = ?", 1);
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
