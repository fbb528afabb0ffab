package io.pitot.agent.engine.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerbsTest {

    private final Verbs verbs = new Verbs();

    @ParameterizedTest
    @CsvSource({
        "select ? from t, SELECT",
        "( SELECT a FROM b ) UNION ( SELECT c FROM d ), SELECT",
        "{ call work ( ? ) }, CALL",
        "insert into t values ( ? ), INSERT",
        "?, ''"
    })
    void theLeadingVerbNamesTheKind(String fingerprint, String verb) {
        assertThat(Verbs.of(fingerprint)).isEqualTo(verb);
        assertThat(Verbs.kind(fingerprint)).isEqualTo(verb);
    }

    @Test
    void aQueryOfWhatAChangeChangedIsOfTheKindOfTheChange() {
        assertThat(Verbs.kind("SELECT id FROM final TABLE (INSERT INTO book (id) VALUES (?)) book"))
                .isEqualTo("INSERT");
        assertThat(Verbs.kind("select id from old table (delete from book where id = ?)"))
                .isEqualTo("DELETE");
        assertThat(Verbs.kind("select final from old where table = ?")).isEqualTo("SELECT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select a from updates",
                "select final from old where table = ?",
                "with x as (select 1) select * from x",
                "values (?)",
                "show tables"
            })
    void reads(String sql) {
        assertThat(verbs.reads(RequestBuilder.query(sql))).isTrue();
        assertThat(verbs.writes(RequestBuilder.query(sql))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update a set b = ?",
                "with x as (delete from y returning *) select * from x",
                "call recalculate()",
                "set schema ?",
                "merge into a using b",
                "select id from final table ( insert into a ( b ) values ( ? ) )",
                "select a from old table (delete from b where c = ?)"
            })
    void mayWrite(String sql) {
        assertThat(verbs.writes(RequestBuilder.query(sql))).isTrue();
        assertThat(verbs.reads(RequestBuilder.query(sql))).isFalse();
    }

    @Test
    void aSequenceNeitherReadsTheSameAgainNorChangesWhatIsRead() {
        int next = RequestBuilder.query("select next value for order_seq");
        assertThat(verbs.reads(next)).isFalse();
        assertThat(verbs.writes(next)).isFalse();
    }

    @Test
    void otherMayBeAnything() {
        assertThat(verbs.reads(0)).isFalse();
        assertThat(verbs.writes(0)).isTrue();
    }
}
