package io.pitot.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BatchRemedyTest {

    private static final Sql INSERT = new Sql("INSERT INTO memo (id, note) VALUES (?, ?)", "INSERT");
    private static final Sql UPDATE = new Sql("UPDATE orders SET total = ? WHERE id = ?", "UPDATE");

    @Test
    void eachLibraryHasItsOwnWay() {
        assertThat(of(UPDATE, "hibernate")).contains("hibernate.jdbc.batch_size");
        assertThat(of(UPDATE, "hibernate", "hibernate:query")).contains("one statement");
        assertThat(of(UPDATE, "hibernate", "hibernate:flush", "hibernate:query"))
                .contains("hibernate.jdbc.batch_size");
        assertThat(of(UPDATE, "eclipselink")).contains("eclipselink.jdbc.batch-writing");
        assertThat(of(UPDATE, "mybatis")).contains("ExecutorType.BATCH");
        assertThat(of(UPDATE, "jooq")).contains("batchUpdate");
        assertThat(of(UPDATE, "spring-jdbc"))
                .contains("JdbcTemplate.batchUpdate")
                .doesNotContain("hibernate");
        assertThat(of(UPDATE, "micronaut-data")).contains("updateAll");
        assertThat(of(UPDATE, "hibernate", "micronaut-data")).contains("hibernate.jdbc.batch_size");
        assertThat(of(UPDATE)).contains("addBatch", "hibernate.jdbc.batch_size");
    }

    @Test
    void onlyInsertsNeedKeysFromASequenceAndTheDriversSwitch() {
        assertThat(of(INSERT, "hibernate")).contains("IDENTITY", "reWriteBatchedInserts=true");
        assertThat(of(UPDATE, "hibernate")).doesNotContain("IDENTITY", "reWriteBatchedInserts");
    }

    private static String of(Sql sql, String... layers) {
        return BatchRemedy.of(sql, new Layers(List.of(layers)));
    }
}
