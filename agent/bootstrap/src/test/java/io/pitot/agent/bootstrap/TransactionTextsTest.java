package io.pitot.agent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransactionTextsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BEGIN",
                "begin;",
                "BEGIN WORK",
                "BEGIN TRAN",
                "BEGIN IMMEDIATE",
                "BEGIN TRANSACTION ISOLATION LEVEL SERIALIZABLE, READ ONLY, NOT DEFERRABLE",
                "START TRANSACTION",
                "start transaction with consistent snapshot, read only",
            })
    void textsOfEveryDatabaseThatBegin(String text) {
        assertThat(TransactionTexts.of(text)).isEqualTo(TransactionTexts.BEGINS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "COMMIT",
                "commit work",
                "COMMIT AND NO CHAIN",
                "END",
                "END TRANSACTION",
                "PREPARE TRANSACTION ?",
                "PREPARE COMMIT branch",
                "XA PREPARE ?",
                "XA COMMIT ?, ?, ? ONE PHASE",
            })
    void textsOfEveryDatabaseThatKeep(String text) {
        assertThat(TransactionTexts.of(text)).isEqualTo(TransactionTexts.KEEPS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ROLLBACK", "rollback work;", "ABORT", "ROLLBACK AND NO CHAIN", "XA ROLLBACK ?"})
    void textsOfEveryDatabaseThatRollBack(String text) {
        assertThat(TransactionTexts.of(text)).isEqualTo(TransactionTexts.ROLLS_BACK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ";",
                "SELECT ? FROM t",
                "BEGIN p(a => ?); END",
                "BEGIN UPDATE t SET a = ?; COMMIT; END",
                "BEGIN TRY",
                "START SLAVE",
                "SAVEPOINT a",
                "RELEASE SAVEPOINT a",
                "ROLLBACK TO SAVEPOINT a",
                "ROLLBACK WORK TO a",
                "PREPARE plan AS SELECT ?",
                "SET TRANSACTION READ ONLY",
                "XA END ?",
                "XA RECOVER",
                "SET AUTOCOMMIT = DEFAULT",
                "SET AUTOCOMMIT = ?, sql_mode = ?",
                "SET GLOBAL autocommit = OFF",
                "SET autocommit_retries = ?",
                "BEGIN; COMMIT",
                "BEGIN; UPDATE t SET a = ?; END",
                "BEGIN; CREATE TABLE t (a INT); COMMIT",
                "CREATE PROCEDURE p() BEGIN UPDATE t SET a = ?; COMMIT; END",
                "CREATE PROCEDURE p() BEGIN UPDATE t SET a = ?; COMMIT",
                "COMMIT; UPDATE t SET a = ?",
                "UPDATE t SET a = ?; COMMIT; BEGIN",
                "UPDATE t SET a = ?; UPDATE t SET a = ?",
                "BEGIN; SET AUTOCOMMIT = ?; COMMIT",
                "UPDATE t SET a = ?; ROLLBACK TO SAVEPOINT a",
            })
    void textsThatLeaveTheTransactionAsItIs(String text) {
        assertThat(TransactionTexts.of(text)).isEqualTo(TransactionTexts.NEITHER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"COMMIT AND CHAIN", "COMMIT WORK AND CHAIN", "END AND CHAIN"})
    void textsThatKeepAndBeginTheNext(String text) {
        assertThat(TransactionTexts.of(text)).isEqualTo(TransactionTexts.KEEPS_AND_BEGINS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"XA START ?, ?, ?", "XA BEGIN ?"})
    void branchesThatBegin(String text) {
        assertThat(TransactionTexts.of(text)).isEqualTo(TransactionTexts.BEGINS_ANEW);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"COMMIT PREPARED ?", "ROLLBACK PREPARED ?", "COMMIT TRANSACTION ?", "rollback transaction branch"
            })
    void textsThatEndABranchThatIsNotTheConnections(String text) {
        assertThat(TransactionTexts.of(text)).isEqualTo(TransactionTexts.ENDS_ANOTHER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SET AUTOCOMMIT OFF",
                "set autocommit false",
                "SET SESSION autocommit = OFF",
                "SET @@autocommit := off"
            })
    void textsThatSwitchAutoCommitOff(String text) {
        assertThat(TransactionTexts.of(text)).isEqualTo(TransactionTexts.MANUAL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SET AUTOCOMMIT ON", "set autocommit TRUE", "SET @@session.autocommit = ON"})
    void textsThatSwitchAutoCommitOn(String text) {
        assertThat(TransactionTexts.of(text)).isEqualTo(TransactionTexts.AUTOMATIC);
    }

    @ParameterizedTest
    @CsvSource({
        "set @@autocommit=0, 9",
        "SET LOCAL autocommit = 1, 10",
        "SET AUTOCOMMIT = 2, 1",
        "SET AUTOCOMMIT = '0', 1"
    })
    void textsWhoseLiteralSaysWhatTheySwitchTo(String sql, byte effect) {
        SqlReader reader = new SqlReader();
        int query = reader.resolve(sql);
        assertThat(TransactionTexts.of(query)).isEqualTo(TransactionTexts.SWITCHES);
        assertThat(TransactionTexts.switched(reader.literals())).isEqualTo(effect);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BEGIN; UPDATE t SET a = ? | 12",
                "START TRANSACTION; INSERT INTO t VALUES (?); SELECT a FROM t | 12",
                "UPDATE t SET a = ?; COMMIT | 13",
                "SAVEPOINT a; DELETE FROM t; ROLLBACK WORK | 14",
                "BEGIN; UPDATE t SET a = ?; UPDATE t SET b = ?; COMMIT; | 15",
                "begin transaction read write; merge into t using s on t.a = s.a; rollback | 16",
            })
    void textsOfSeveralStatementsThatBeginOrEnd(String text, byte effect) {
        assertThat(TransactionTexts.of(text)).isEqualTo(effect);
    }
}
