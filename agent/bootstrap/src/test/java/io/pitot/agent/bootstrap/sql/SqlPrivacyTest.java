package io.pitot.agent.bootstrap.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No literal, in whatever form, is ever in a fingerprint. The marker stands for the secret. */
class SqlPrivacyTest {

    private static final String MARKER = "sesame";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from t where x = 'sesame'",
                "select * from t where x = 'it''s sesame'",
                "select * from t where x = 'sesame",
                "select * from t where x = N'sesame'",
                "select * from t where x = X'sesame'",
                "select * from t where x = b'sesame'",
                "select * from t where x = U&'sesame'",
                "select * from t where x = E'it\\'s sesame'",
                "select * from t where x = E'\\\\' and y = 'sesame'",
                "select * from t where x = _utf8mb4'sesame'",
                "select * from t where x = _utf8mb4 'sesame'",
                "select * from t where x = date'sesame'",
                "select * from t where x = $$it's sesame$$",
                "select * from t where x = $a$it's $$ sesame$a$",
                "select * from t where x = $$sesame",
                "do $body$ begin perform 'sesame'; end $body$ language plpgsql",
                "select q'[it's sesame]' from dual",
                "select Q'(it's sesame)' from dual",
                "select nq'|it's sesame|' from dual",
                "select q'[sesame",
                // MySQL: a backslash escapes. Standard SQL: it does not.
                "insert into t values ('it\\'s sesame', 'b')",
                "insert into t values ('it\\'s', 'he\\'s sesame')",
                "insert into t values ('\\'sesame\\'')",
                "insert into t values ('a\\\\', 'sesame')",
                "insert into t values ('C:\\', 'sesame')",
                "insert into t values ('C:\\', 'D:\\', 'sesame', 'E:\\')",
                "insert into t values ('it\\'s sesame', 'don''t') -- don't",
                "insert into t values ('it\\'s /* sesame', 'x*/')",
                "insert into t values ('it\\'s sesame",
                "insert into t values ('a\\', 'it\\'s', sesame')",
                "insert into t values (N'it\\'s sesame')",
                // MySQL: strings in double quotes.
                "select * from t where x = \"sesame\"",
                "select * from t where x = \"open sesame\"",
                "select * from t where x = \"it's sesame\"",
                "select * from t where x = \"a\\\"sesame\"",
                "select * from t where x = \"a\"\"sesame\"",
                "select * from t where x = \"sesame",
                "select * from t where x <> \"sesame\"",
                "select * from t where x like \"sesame\"",
                "select * from t where x between \"a\" and \"sesame\"",
                "select * from t where x in (\"a\", \"sesame\")",
                "select * from t where x in (1, lower(\"sesame\"))",
                "select * from t where lower(x) = lower(\"sesame\")",
                "select * from t where \"sesame\" = x",
                "select concat(\"sesame\", x) from t",
                "select \"sesame\", x from t",
                "select x from t order by field(x, \"a\", \"sesame\")",
                "select case when x then \"sesame\" else \"b\" end from t",
                "select x from t where m = \"sesame@example.org\"",
                "select `x` from `t` where `x`.`y` = concat(\"sesame\")",
                "select `x` as \"sesame\" from t",
                "insert into t values (\"sesame\", 2)",
                "insert into t values (1, now()), (\"sesame\", \"sesame\")",
                "update t set x = \"sesame\", y = \"sesame\" where z = \"sesame\"",
                "call f(\"sesame\")",
                // Standard SQL beside a string that looks like a name.
                "select a.\"x\" from \"t\" a where a.\"x\" = \"sesame\"",
                "select a.\"x\" from \"t\" a where a.\"x\" in ('a', \"sesame\")",
                // Passwords, which Oracle does not even quote.
                "alter user scott identified by sesame",
                "alter user scott identified by \"sesame\" replace sesame",
                "create user 'a'@'%' identified with p by \"sesame\"",
                "create user a password 'sesame'",
                "set password = \"sesame\"",
                // Comments may quote literals.
                "select 1 -- sesame",
                "select 1 # sesame",
                "select 1 /* sesame */",
                "select 1 /* a /* b */ sesame */",
                "select 1 /* sesame"
            })
    void keepsNoLiteral(String sql) {
        assertThat(SqlScanner.fingerprint(sql).toLowerCase(Locale.ROOT)).doesNotContain(MARKER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4711",
                "47.11",
                "4711.",
                ".4711",
                "4711e5",
                "1e4711",
                "1e-4711",
                "0x4711",
                "0X4711AF",
                "4711L",
                "4_711_4711",
                "-4711",
                "4711.4711.4711"
            })
    void keepsNoNumber(String number) {
        for (String before :
                new String[] {"=", "= ", "<", "in (", "between 1 and ", "+", "- ", "=-", "f(", "[", "a["}) {
            assertThat(SqlScanner.fingerprint("select x from t where x " + before + number))
                    .doesNotContain("4711");
            assertThat(SqlScanner.fingerprint("select x from t where x " + before + number + ")"))
                    .doesNotContain("4711");
        }
    }

    @Test
    void keepsNothingAfterABackslashThatMayOrMayNotEscape() {
        // Both readings begin strings that do not end.
        assertThat(SqlScanner.fingerprint("select 'a\\' || sesame, '' || '")).isEqualTo("SELECT ?");
    }
}
