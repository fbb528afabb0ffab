package io.pitot.agent.engine.reuse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReusableSqlTest {

    @Test
    void namesTheTableThatIsWrittenWithoutSchemaAndQuotes() {
        assertThat(ReusableSql.written("INSERT INTO shop.\"Orders\" (id) VALUES (?)"))
                .containsExactly("orders");
        assertThat(ReusableSql.written("UPDATE a.b.stock SET n = ?")).containsExactly("stock");
    }

    @Test
    void readsANameOfAnyNumberOfParts() {
        assertThat(ReusableSql.written("DELETE FROM " + "a.".repeat(100_000) + "last"))
                .containsExactly("last");
    }
}
