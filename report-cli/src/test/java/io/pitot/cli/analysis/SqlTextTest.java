package io.pitot.cli.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT o.id, o.name FROM orders o | orders",
                "select a from \"Sales\".\"Order Item\" where b = ? | Order Item",
                "SELECT (SELECT max(x) FROM inner_table), y FROM outer_table | outer_table",
                "INSERT INTO shop.cart_line (a, b) VALUES (?, ?) | cart_line",
                "SELECT id FROM FINAL TABLE (INSERT INTO \"LOAN\" (a) VALUES (?)) \"LOAN\" | LOAN",
                "SELECT final FROM old table | old",
                "UPDATE stock SET n = ? WHERE id = ? | stock",
                "DELETE FROM session WHERE id = ? | session",
                "SELECT EXTRACT(YEAR FROM d) FROM sale | sale",
                "SELECT 1 | ''",
                "CALL next_value(?) | next_value"
            })
    void namesTheMainTable(String sql, String table) {
        assertThat(new SqlText(sql).table()).isEqualTo(table);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT o.id, o.name FROM orders o WHERE id = ? | SELECT … FROM orders o WHERE id = ?",
                "SELECT * FROM orders | SELECT * FROM orders",
                "SELECT (SELECT max(x) FROM inner_table), y FROM outer_table | SELECT … FROM outer_table",
                "UPDATE stock SET n = ? | UPDATE stock SET n = ?",
                "SELECT nothing_from_anywhere(?) | SELECT nothing_from_anywhere(?)"
            })
    void leavesOutWhatIsSelected(String sql, String shortened) {
        assertThat(new SqlText(sql).shortened()).isEqualTo(shortened);
    }
}
