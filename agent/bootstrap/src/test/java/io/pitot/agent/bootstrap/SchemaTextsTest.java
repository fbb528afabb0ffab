package io.pitot.agent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaTextsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "USE tenant_7",
                "use `tenant-7`;",
                "USE SCHEMA tenant",
                "SET search_path TO tenant, public",
                "SET LOCAL search_path = ?",
                "set session search_path to default",
                "RESET search_path",
                "SET SCHEMA tenant",
                "SET CURRENT SCHEMA = tenant",
                "SET SCHEMA_SEARCH_PATH a, b",
                "SET CATALOG tenant",
                "ALTER SESSION SET CURRENT_SCHEMA = tenant",
            })
    void theTextsOfDatabasesByWhichASchemaIsChosenAreKnown(String fingerprint) {
        assertThat(SchemaTexts.choose(fingerprint)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SET autocommit = ?",
                "SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY",
                "SET SCHEMAS = ?",
                "UPDATE schema SET a = ?",
                "ALTER SESSION SET NLS_DATE_FORMAT = ?",
                "CREATE SCHEMA tenant",
                "SET SCHEMA tenant; SELECT a FROM b",
            })
    void othersChooseNone(String fingerprint) {
        assertThat(SchemaTexts.choose(fingerprint)).isFalse();
    }
}
