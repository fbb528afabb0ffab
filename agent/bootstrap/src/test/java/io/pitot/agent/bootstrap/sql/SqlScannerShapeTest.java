package io.pitot.agent.bootstrap.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which statements count as one query, and which do not. */
class SqlScannerShapeTest {

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '\0', textBlock = """
            select * from t where x = 1¦SELECT  *  FROM T WHERE X=2
            select 1e-5¦select 0x1F
            select .5¦select 10.
            select 1e5¦select 1E+7
            select 1_000¦select 12L
            select 'a'¦select 'it''s'
            select E'\\''¦select 'x'
            select N'a'¦select X'ff'
            select B'01'¦select U&'d\\0061t'
            select _utf8'abc'¦select 'abc'
            select $$it's$$¦select $tag$a $$ b$tag$
            select q'[it's]' from dual¦select nq'{a'b}' from dual
            select q'!it's!' from dual¦select Q'<a'b>' from dual
            select 'it\\'s', 'b'¦select 'a', 'b'
            select 'C:\\', 'b'¦select 'a', 'b'
            select 'a\\\\', 'b'¦select 'a', 'b'
            select * from t where x = ?¦select * from t where x = ?1
            select * from t where x = $1¦select * from t where x = :name
            select * from t where x = :a.b¦select * from t where x = :1
            select * from t where x = ?::int¦select * from t where x = '5'::int
            select a[1:2] from t¦select a[3:4] from t
            select * from t where x in (1)¦select * from t where x in (1, 2, 3)
            select * from t where x in (?,?)¦select * from t where x in ('a' , :b, $3, -4)
            select * from t where (x, y) in ((1, 2))¦select * from t where (x, y) in ((?, ?), (?, ?), (?, ?))
            insert into t values (1, 2)¦insert into t values (1, 2), (3, 4), (5, 6)
            insert into t values (1, now())¦insert into t values (?, now()), (?, f(?, ?))
            insert into t (a) values (1)¦insert into t(a)values(1),(2)
            select * from t where x = any (array[1,2])¦select * from t where x = any (array[1])
            select array[[1,2],[3,4]]¦select array[[?],[?]]
            select balance - 1 from t¦select balance-1 from t
            select * from t where x = -1¦select * from t where x = 1
            select * from t where x in (-1, +2)¦select * from t where x in (?)
            select * from t where x between -1 and - 2¦select * from t where x between 1 and 2
            select 1 -- one¦select 1
            select 1 # one¦select 1
            select /* a */ 1¦select 1
            select /* a /* b */ c */ 1¦select 1
            select /*+ index(t i) */ a from t¦select a from t
            select a from t;¦select a from t ; ;
            select a from t where x=1and y=2¦select a from t where x = 1 and y = 2
            select COUNT ( * ) from t¦select count(*) from t
            select t . a from t¦select T.A from T
            select a::text from t¦select a :: text from t
            {call f(1)}¦{ call f( ? ) }
            """)
    void countsAsOneQuery(String one, String other) {
        assertThat(SqlScanner.fingerprint(other)).isEqualTo(SqlScanner.fingerprint(one));
        assertThat(hash(other)).isEqualTo(hash(one));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '\0', textBlock = """
            select a from t¦select b from t
            select u1_0.x from u u1_0¦select u2_0.x from u u2_0
            select t1.a from t1¦select t2.a from t2
            select true¦select false
            select null¦select 1
            select f(1)¦select f(1, 2)
            select f(1, 2)¦select f(1, 2, 3)
            select * from t where x in (1)¦select * from t where x not in (1)
            select * from t where x in (1, 2)¦select * from t where x = 1
            select * from t where x in (1, a)¦select * from t where x in (1)
            select * from t where x in (1, null)¦select * from t where x in (1)
            select * from t limit 1¦select * from t limit 1 offset 2
            select * from t limit 1, 2¦select * from t limit 1
            insert into t (a, b) values (1, 2)¦insert into t (a) values (1)
            insert into t values (1, now())¦insert into t values (1, 2)
            select a + 1 from t¦select a - 1 from t
            select x from t where j ?| array['a']¦select x from t where j ?& array['a']
            select x from t where j -> 'a' = '1'¦select x from t where j ->> 'a' = '1'
            select x from t where j #> '{a}' = '1'¦select x from t where j #>> '{a}' = '1'
            select x from t where j ?? 'a'¦select x from t where j = 'a'
            select "A" from "t"¦select "a" from "t"
            select `A` from t¦select `a` from t
            select [A] from t¦select [a] from t
            select @a¦select @b
            select a[1] from t¦select a[1:2] from t
            select a::int from t¦select a::text from t
            select * from t where x <> 1¦select * from t where x = 1
            select * from t where x <= 1¦select * from t where x < 1
            select v$session.a from v$session¦select v$process.a from v$process
            select serial# from s¦select audsid# from s
            select * from #a¦select * from #b
            """)
    void countsAsTwoQueries(String one, String other) {
        assertThat(SqlScanner.fingerprint(other)).isNotEqualTo(SqlScanner.fingerprint(one));
        assertThat(hash(other)).isNotEqualTo(hash(one));
    }

    private static long hash(String sql) {
        SqlScanner scanner = new SqlScanner(0);
        scanner.scan(sql);
        return scanner.fingerprintHash();
    }
}
