package io.pitot.agent.bootstrap.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A text that matches a template has the fingerprint and the literals that a scan would find. */
class SqlTemplateTest {

    private static final long SALT = 11;

    /** What to fill gaps with: what fits, what does not, and what would change how the rest is read. */
    private static final String[] FILLERS = {
        "0",
        "7",
        "4711",
        "123456789",
        "1.5",
        "1.",
        "1..2",
        "0.0.0.0",
        "''",
        "'a'",
        "'a b c'",
        "'it is a longer one, (with) punctuation; and = signs'",
        "'é'",
        "'\u0141\u0142'",
        "'\uD83D\uDE80'",
        "'\uD83D'",
        "'\0'",
        "'\n'",
        "'--'",
        "'/*'",
        "'*/'",
        "'/* */'",
        "'#'",
        "'\"'",
        "'`'",
        "'$$'",
        "'$t$'",
        "']'",
        "'?'",
        "'1'",
        "'\\'",
        "'\\a'",
        "'\\''",
        "'it''s'",
        "''''",
        "'x",
        "-5",
        "- 5",
        "+5",
        ".5",
        "1e5",
        "1e-5",
        "0x1F",
        "0X",
        "12L",
        "1_000",
        "1and",
        "1 and",
        "1é",
        "\u0661",
        "1-",
        "1*/",
        "1--",
        "1/*",
        "1,2",
        "1 , 2",
        "1,2,3,4",
        "1,    2,  3",
        "1,2+3",
        "1,-2",
        "1,.5",
        "1,2,x",
        "1,'a'",
        "1, 2), (3, 4",
        "'a','b'",
        "'a', '', 'c'",
        "'a','b'||'c'",
        "'a','it''s'",
        "'a', n'b'",
        "'a',b",
        "(1)",
        "?",
        ":a",
        ":1",
        "$1",
        "null",
        "x",
        "n'x'",
        "e'\\''",
        "e'x'",
        "q'[x]'",
        "q'[it's]'",
        "$$x$$",
        "\"x\"",
        "",
        " "
    };

    private static final String[] MORE = {
        "select * from t where a = 1",
        "select * from t where a=1and b=2",
        "select * from t where a in (1, 2, 3) and b in ('x','y') and c in ((1,2),(3,4))",
        "select * from t where a in (1) and b in (1,2, 3) and c in (-1, 2) and d in (x, 1, 2, y, 3) and e in (1, x, 'a', 'b')",
        "select f(1, 2), array[1, 2], array[[1, 2], [3]], a in ('a', 'b') from t where x in (1, 2) and y in (1 + 2, 3)",
        "insert into t values (1, x in (1, 2)), (2, x in (3, 4))",
        "insert into t values (1, 'a', -2, .5), (3, 'b', +4, 1e5)",
        "insert into t values (1, now(), 'a'), (2, now(), 'b')",
        "select a[1], a[1:2], array[1,2,'x'], [x y 1], [x 1+2], [x 'a'], t.[b]1 from [t]",
        "select x#1, y#'a', #1 from v$a1 where z$1 = 1 -- 1 'a'\n and b = 2 # 3\r and c = '4'",
        "select 1 /* 1 'a' */ + 2 /* a /* b */ 3 */ - 4, \"a 1\".b, \"c\" from \"d\" where \"e\" = 5 and f = \"g\"",
        "select `a1`, '1' `b` from `c` where d = '2' and e = \"f\" and \"x\" is null",
        "select n'a', N'b', x'1f', u&'c', _utf8'd', e'f', E'g\\'h', q'[i]', $$j$$, $k$l$k$ from m where n = 'o'",
        "create user a identified by 'secret'",
        "create user a identified by'secret'",
        "create user a identified by values 'secret'",
        "alter user a identified by secret 'b' 1",
        "select 'a'1, 'b' 'c', 1'd', 2.'e', ?1, ?'f', :1'g', $1'h', @a'i', @1",
        "select 'C:\\' , 'b', 1",
        "select 'a\\'b', 'c', 2",
        "select /* open 1, 'a', 2",
        "select 'open, 1",
        "select -1, - 1, +1, -.5, a-1, a -1, a - -1, (-1), --1\n1",
        "select case when a = 1 then 'b' else 'c' end, date '2020-01-01', {ts '2020-01-01'}, interval '1' day from d",
        "select 1;select 2; ; select '3';",
        "1",
        "'a'",
        "'a' 1",
        "select é1, 1 from ü where ö = 'ä' and 漢 = 1",
        "select * from t where long_column_name in (" + "12345, 'abcdef', ".repeat(60) + "1)"
    };

    @Test
    void tellsWhatAScanWouldTell() {
        Random random = new Random(20_261_121);
        SqlScanner scanner = new SqlScanner(SALT);
        SqlScanner other = new SqlScanner(SALT);
        int templates = 0;
        int matches = 0;
        int refused = 0;
        for (int round = 0; round < 40_000; round++) {
            String model = model(random);
            scanner.scan(model);
            if (scanner.layoutHash() == 0) {
                continue;
            }
            SqlTemplate template = scanner.template(model);
            templates++;
            for (int i = 0; i < 12; i++) {
                String sql = i == 0 ? model : fill(template, random);
                if (i > 8) {
                    sql = HostileStatements.mutate(sql, random);
                }
                if (scanner.matches(template, sql)) {
                    matches++;
                    long fingerprint = scanner.fingerprintHash();
                    long literals = scanner.literalsHash();
                    other.scan(sql);
                    if (fingerprint != other.fingerprintHash() || literals != other.literalsHash()) {
                        fail("%s%nmatches, but is not read like %s", sql, model);
                    }
                } else {
                    refused++;
                }
            }
        }
        assertThat(templates).isGreaterThan(15_000);
        assertThat(matches).isGreaterThan(40_000);
        assertThat(refused).isGreaterThan(40_000);
    }

    private static String model(Random random) {
        String[] pairs = RealStatements.PAIRS;
        String statement =
                random.nextBoolean() ? MORE[random.nextInt(MORE.length)] : pairs[2 * random.nextInt(pairs.length / 2)];
        int at = random.nextInt(statement.length() + 1);
        String filled = statement.substring(0, at) + filler(random) + statement.substring(at);
        return switch (random.nextInt(4)) {
            case 0 -> statement;
            case 1 -> filled;
            default -> HostileStatements.mutate(random.nextBoolean() ? statement : filled, random);
        };
    }

    private static String filler(Random random) {
        return FILLERS[random.nextInt(FILLERS.length)];
    }

    /** The template's pieces with something in the gaps. */
    private static String fill(SqlTemplate template, Random random) {
        boolean fitting = random.nextInt(4) > 0;
        StringBuilder sql = new StringBuilder();
        int from = 0;
        for (int i = 0; i < template.gaps.length; i++) {
            sql.append(template.pieces, from, template.gaps[i] - from);
            from = template.gaps[i];
            if (template.kinds[i] != SqlTemplate.FIXED) {
                sql.append(!fitting || random.nextInt(8) == 0 ? filler(random) : fitting(template.kinds[i], random));
            }
        }
        return sql.append(template.pieces, from, template.pieces.length - from).toString();
    }

    private static String fitting(byte kind, Random random) {
        String number = "[0-9][0-9.]*";
        String string = "'[^'\\\\]*'";
        String fits = switch (kind) {
            case SqlTemplate.NUMBER -> number;
            case SqlTemplate.STRING -> string;
            case SqlTemplate.NUMBERS -> number + "(, *" + number + ")*";
            default -> string + "(, *" + string + ")*";
        };
        while (true) {
            String filler = filler(random);
            if (filler.matches("(?s)" + fits)) {
                return filler;
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '\0', textBlock = """
            select * from t where a = 1¦select * from t where a = 4711
            select * from t where a = 1e5¦select * from t where a = 3
            select * from t where a = -1 and b = .5¦select * from t where a = -23.5 and b = .75
            select * from t where a = 'it''s' and b = 'x'¦select * from t where a = '' and b = 'é 漢 "x" -- /* 1'
            select * from t1_0 where t1_0.a1 = 1 limit 2¦select * from t1_0 where t1_0.a1 = 3 limit 4
            insert into t values (1, N'a'), (2, E'b')¦insert into t values (13, N'abc'), (24, E'')
            select "a"."b" from "a" where "a"."c" = 1¦select "a"."b" from "a" where "a"."c" = 20
            select q'[x]', $$y$$, "z", 1¦select q'[x]', $$y$$, "z", 2
            select * from t where a in (1, 2, 3) and b in ('x')¦select * from t where a in (4) and b in ('y','z',  'x')
            select * from t where a in (1, x, 2)¦select * from t where a in (1, 2, 3, x, 2, 4, 5)
            select array[1, 2] from t where a = 1¦select array[1] from t where a = 2
            """)
    void matchesTextsThatDifferInLiterals(String model, String sql) {
        SqlScanner scanner = new SqlScanner(SALT);
        scanner.scan(model);
        assertThat(scanner.layoutHash()).isNotZero();
        assertThat(scanner.matches(scanner.template(model), sql)).isTrue();
        long literals = scanner.literalsHash();
        long fingerprint = scanner.fingerprintHash();

        scanner.scan(sql);
        assertThat(fingerprint).isEqualTo(scanner.fingerprintHash());
        assertThat(literals).isEqualTo(scanner.literalsHash());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '\0', textBlock = """
            select * from t where a = 1¦select * from t where b = 1
            select * from t where a = 1¦select * from t where a = 1 and b = 2
            select * from t where a = 1;¦select * from t where a = 1
            select * from t where a = 1¦select * from t where a = 1e5
            select * from t where a = 1¦select * from t where a = 0x1F
            select * from t where a = 1¦select * from t where a = 'a'
            select * from t where a = 'a'¦select * from t where a = 1
            select * from t where a = 'a'¦select * from t where a = 'it''s'
            select * from t where a = 'a'¦select * from t where a = 'a\\'
            select * from t where a = 'a'¦select * from t where a = 'a' or 'b' = 'c'
            select * from t where a = 'a' -- x¦select * from t where a = 'a' -- y
            select * from t where A = 1¦select * from t where \u0141 = 1
            select * from t where A\u0141 = 1¦select * from t where AA = 1
            select q'[x]', 1¦select q'[y]', 1
            select f(1, 2)¦select f(1, 2, 3)
            insert into t values (1, 2)¦insert into t values (1, 2, 3)
            select * from t where a in (1, 2)¦select * from t where a in (1, -2)
            select * from t where a in (1, 2)¦select * from t where a in (1, 'a')
            select * from t where a in (1, 2 + 3)¦select * from t where a in (1 + 3)
            select "x", 1 from t¦select "y", 1 from t
            """)
    void doesNotMatchWhatIsToBeRead(String model, String sql) {
        SqlScanner scanner = new SqlScanner(SALT);
        scanner.scan(model);
        assertThat(scanner.layoutHash()).isNotZero();
        assertThat(scanner.matches(scanner.template(model), sql)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '\0', textBlock = """
            select a from t
            select 1 /* open
            select 'open
            select 1, "open
            select 1, `open
            select 1, $$open
            select 'a\\'b', 1
            select 1 \\
            """)
    void isNotMadeOfTextsThatMayBeReadInTwoWays(String sql) {
        SqlScanner scanner = new SqlScanner(SALT);
        scanner.scan(sql);
        assertThat(scanner.layoutHash()).isZero();
    }

    @Test
    void isNotMadeOfHugeTexts() {
        SqlScanner scanner = new SqlScanner(SALT);
        scanner.scan("select 1, '" + "x".repeat(4_096) + "'");
        assertThat(scanner.layoutHash()).isZero();
        scanner.scan("select " + "1, ".repeat(256) + "1");
        assertThat(scanner.layoutHash()).isZero();
    }

    @Test
    void keepsNoLiteralInAGap() {
        SqlScanner scanner = new SqlScanner(SALT);
        SqlTemplate template = scanner.template(
                "select * from t where a = 4711 and b in ('sesame', N'sesame', 'it''s') and c = 1e4711");

        assertThat(new String(template.pieces)).isEqualTo("select * from t where a =  and b in (, N, ) and c = ");
    }

    @Test
    void matchesPiecesAndLiteralsOfAnyLengthAcrossTheWindow() {
        SqlScanner scanner = new SqlScanner(SALT);
        SqlScanner other = new SqlScanner(SALT);
        for (int length = 200; length < 560; length++) {
            String before = "select " + "x".repeat(length) + ", N'";
            String model = before + "a' from t where y = 1 and " + "z".repeat(length) + " = 2";
            scanner.scan(model);
            SqlTemplate template = scanner.template(model);
            for (int literal = 0; literal < 240; literal += 13) {
                String sql = before + "é".repeat(literal) + "' from t where y = " + "1".repeat(literal + 1) + " and "
                        + "z".repeat(length) + " = 3";
                assertThat(scanner.matches(template, sql)).as(sql).isTrue();
                other.scan(sql);
                assertThat(scanner.literalsHash()).as(sql).isEqualTo(other.literalsHash());
            }
        }
    }

    @Test
    void allocatesNothingToMatch() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        SqlScanner scanner = new SqlScanner(SALT);
        SqlTemplate template = scanner.template(MORE[MORE.length - 1]);
        String[] texts = {MORE[MORE.length - 1], MORE[0]};
        match(scanner, template, texts);

        long before = threads.getCurrentThreadAllocatedBytes();
        long unavoidable = threads.getCurrentThreadAllocatedBytes() - before;
        before = threads.getCurrentThreadAllocatedBytes();
        match(scanner, template, texts);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(allocated - unavoidable).isZero();
    }

    private static int match(SqlScanner scanner, SqlTemplate template, String[] texts) {
        int matches = 0;
        for (String text : texts) {
            matches += scanner.matches(template, text) ? 1 : 0;
        }
        return matches;
    }
}
