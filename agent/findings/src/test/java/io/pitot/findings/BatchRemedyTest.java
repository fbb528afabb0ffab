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
        assertThat(of(UPDATE, "mybatis", "mybatis-plus")).contains("updateBatchById");
        assertThat(of(UPDATE, "jooq")).contains("batchUpdate");
        assertThat(of(UPDATE, "spring-jdbc"))
                .contains("JdbcTemplate.batchUpdate")
                .doesNotContain("hibernate");
        assertThat(of(INSERT, "spring-data", "spring-jdbc"))
                .contains("saveAll of the repository")
                .doesNotContain("hibernate");
        assertThat(of(UPDATE, "spring-data", "spring-jdbc"))
                .contains("@Modifying")
                .doesNotContain("hibernate", "saveAll");
        assertThat(of(UPDATE, "hibernate", "spring-data")).contains("hibernate.jdbc.batch_size");
        assertThat(of(UPDATE, "ebean")).contains("setBatchMode").doesNotContain("hibernate");
        assertThat(of(UPDATE, "micronaut-data")).contains("updateAll");
        assertThat(of(UPDATE, "hibernate", "micronaut-data")).contains("hibernate.jdbc.batch_size");
        assertThat(of(UPDATE)).contains("addBatch", "hibernate.jdbc.batch_size");
    }

    @Test
    void onlyInsertsNeedKeysFromASequenceAndTheDriversSwitch() {
        assertThat(of(INSERT, "hibernate")).contains("IDENTITY", "reWriteBatchedInserts=true");
        assertThat(of(UPDATE, "hibernate")).doesNotContain("IDENTITY", "reWriteBatchedInserts");
    }

    @Test
    void keysOfASequenceNeedNoAdvice() {
        assertThat(BatchRemedy.of(INSERT, new Layers(List.of("hibernate")), new WriteSurroundings(false, true)))
                .doesNotContain("IDENTITY", "sequence")
                .contains("hibernate.jdbc.batch_size", "reWriteBatchedInserts=true");
    }

    @Test
    void aTransactionForEachIsThereBeforeAnyBatch() {
        WriteSurroundings committed = new WriteSurroundings(true, false);

        assertThat(BatchRemedy.of(INSERT, new Layers(List.of("hibernate", "spring-data")), committed))
                .startsWith("Put one transaction around the loop")
                .contains("no batch goes beyond its transaction.\nLet Hibernate send them as batches");
        assertThat(BatchRemedy.of(UPDATE, new Layers(List.of("spring-jdbc")), committed))
                .startsWith("Put one transaction around the loop")
                .contains("committed by itself.\nSend them as one batch: JdbcTemplate.batchUpdate");
    }

    private static String of(Sql sql, String... layers) {
        return BatchRemedy.of(sql, new Layers(List.of(layers)), new WriteSurroundings(false, false));
    }
}
