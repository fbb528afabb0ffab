package io.pitot.findings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select \"ID\" from \"ORDERS\" where \"ID\" > cast(? as int) order by \"ID\" fetch next ? rows only",
                "SELECT id FROM orders WHERE id > ?::bigint ORDER BY id LIMIT ?",
                "SELECT id FROM orders WHERE name > CAST(? AS varchar(40)) ORDER BY name LIMIT ?"
            })
    void knowsAMovingKeyWithItsType(String text) {
        assertThat(sql(text).movesKey()).isTrue();
    }

    @Test
    void knowsALookUpByTheTablesOwnKey() {
        assertThat(sql("SELECT p1_0.id, p1_0.name FROM product p1_0 WHERE p1_0.id = ?")
                        .findsByKey())
                .isTrue();
        assertThat(sql("SELECT * FROM orders WHERE order_id = ?").findsByKey()).isTrue();
        assertThat(sql("SELECT i1_0.id FROM item i1_0 WHERE i1_0.order_id = ?").findsByKey())
                .isFalse();
        assertThat(sql("SELECT * FROM item WHERE id = ? AND tenant = ?").findsByKey())
                .isFalse();
    }

    @Test
    void knowsTheAssociationThatHibernate5Loads() {
        assertThat(sql("SELECT items0_.order_id AS o1_0_ FROM order_item items0_ WHERE items0_.order_id = ?")
                        .hibernateRole())
                .isEqualTo("items");
        assertThat(sql("SELECT i1_0.id FROM order_item i1_0 WHERE i1_0.order_id = ?")
                        .hibernateRole())
                .isEmpty();
    }

    private static Sql sql(String text) {
        return new Sql(text, text.substring(0, text.indexOf(' ')));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT a FROM orders o WHERE x = ?|orders SELECT",
                "SELECT o1_0.id FROM shop.\"Order Item\" o1_0|Order Item SELECT",
                "SELECT a FROM `order` WHERE b = ?|order SELECT",
                "SELECT a FROM [dbo].[Order] WHERE b = ?|Order SELECT",
                "SELECT a FROM (SELECT b FROM t WHERE x = ?) q|t SELECT",
                "SELECT a FROM LATERAL (SELECT b FROM t) q|t SELECT",
                "SELECT a, (SELECT count(*) FROM loan l WHERE l.work = w.id), b FROM artwork w WHERE id = ?|artwork SELECT",
                "SELECT extract(year FROM w.made) FROM artwork w JOIN loan l ON l.work = w.id|artwork SELECT",
                "SELECT (SELECT count(*) FROM loan)|loan SELECT",
                "INSERT INTO pub.order_item (a) VALUES (?)|order_item INSERT",
                "UPDATE stock SET n = ?|stock UPDATE",
                "DELETE FROM stock WHERE n = ?|stock DELETE",
                "SELECT id FROM FINAL TABLE (INSERT INTO book (id) VALUES (?))|book SELECT",
                "SELECT ?|SELECT",
                "SELECT ? FROM dual|SELECT"
            })
    void isNamedByItsFirstTableAndWhatItDoes(String text, String name) {
        assertThat(new Sql(text, text.replaceFirst(" .*", "")).name()).isEqualTo(name);
    }

    @Test
    void knowsAQueryOfWhatAChangeChangedFromOneThatReads() {
        assertThat(sql("SELECT id FROM FINAL TABLE (INSERT INTO book (id) VALUES (?))")
                        .readsTable())
                .isFalse();
        assertThat(sql("SELECT id FROM OLD TABLE ( DELETE FROM book WHERE id = ? )")
                        .readsTable())
                .isFalse();
        assertThat(sql("SELECT new FROM old WHERE id = ?").readsTable()).isTrue();
    }

    @Test
    void knowsPagingFromAColumnOfThatName() {
        assertThat(sql("SELECT a FROM t LIMIT ? OFFSET ?").pages()).isTrue();
        assertThat(sql("SELECT a FROM t OFFSET ? ROWS FETCH FIRST ? ROWS ONLY").pages())
                .isTrue();
        assertThat(sql("SELECT a FROM t LIMIT ?, ?").pages()).isTrue();
        assertThat(sql("SELECT t.offset FROM t WHERE t.offset = ?").pages()).isFalse();
        assertThat(sql("SELECT a FROM t WHERE b = ? LIMIT ?").pages()).isFalse();
    }

    @Test
    void knowsAMovingKey() {
        assertThat(sql("SELECT a FROM t WHERE id > ? ORDER BY id LIMIT ?").movesKey())
                .isTrue();
        assertThat(sql("SELECT a FROM t WHERE id = ? ORDER BY id LIMIT ?").movesKey())
                .isFalse();
        assertThat(sql("SELECT a FROM t WHERE id > ?").movesKey()).isFalse();
    }

    @Test
    void knowsAListOfKeysFromASubquery() {
        assertThat(sql("SELECT a FROM t WHERE b IN (?)").isBatched()).isTrue();
        assertThat(sql("SELECT a FROM t WHERE array_contains(?, b)").isBatched())
                .isTrue();
        assertThat(sql("SELECT a FROM t WHERE b = ANY (?)").isBatched()).isTrue();
        assertThat(sql("SELECT a FROM t WHERE b IN (SELECT c FROM d WHERE e = ?)")
                        .isBatched())
                .isFalse();
    }

    @Test
    void knowsHibernateByItsAliases() {
        assertThat(sql("SELECT o1_0.id FROM orders o1_0 WHERE o1_0.x = ?").byHibernate())
                .isTrue();
        assertThat(sql("SELECT order0_.id AS id1_0_ FROM orders order0_").byHibernate())
                .isTrue();
        assertThat(sql("SELECT o.id, t1.x FROM orders_2 o").byHibernate()).isFalse();
    }

    @Test
    void listsTheColumnsItComparesWithArguments() {
        assertThat(sql("SELECT x = ? FROM t WHERE t.a = ? AND lower(t.\"b\") LIKE ? AND c BETWEEN ? AND ?"
                                + " AND d IN (?) AND e = f AND g <> ?")
                        .comparedColumns())
                .containsExactly("a", "b", "c", "d", "g");
        assertThat(sql("SELECT a FROM t").comparedColumns()).isEmpty();
    }

    @Test
    void survivesAnyText() {
        for (String text : new String[] {"", " ", "FROM", "SELECT * FROM", "SELECT \"\" FROM \"", "WHERE = ?", "…"}) {
            Sql sql = new Sql(text, "SELECT");
            assertThat(sql.name()).isNotNull();
            assertThat(sql.comparedColumns()).isNotNull();
        }
    }

    @Test
    void anAggregateAsksForNumbersAlone() {
        assertThat(aggregate("SELECT count(*) FROM item WHERE order_id = ?")).isTrue();
        assertThat(
                        aggregate(
                                "select count(distinct i.kind) as kinds, max(round(i.price, ?)) from item i where i.order_id = ?"))
                .isTrue();
        assertThat(aggregate("SELECT COUNT(\"id\") \"n\" FROM item WHERE order_id = ?"))
                .isTrue();
        assertThat(aggregate("SELECT count(*), name FROM item WHERE order_id = ?"))
                .isFalse();
        assertThat(aggregate("SELECT name FROM item WHERE n = (SELECT count(*) FROM part)"))
                .isFalse();
        assertThat(aggregate("SELECT count(*) FROM item WHERE order_id = ? GROUP BY kind"))
                .isFalse();
        assertThat(aggregate("SELECT counted FROM item WHERE order_id = ?")).isFalse();
    }

    private static boolean aggregate(String text) {
        return new Sql(text, "SELECT").isAggregate();
    }
}
