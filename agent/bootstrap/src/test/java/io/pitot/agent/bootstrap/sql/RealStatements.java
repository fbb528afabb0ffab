package io.pitot.agent.bootstrap.sql;

/** Statements as libraries and people write them, each beside its fingerprint. */
final class RealStatements {

    /** Statement, fingerprint, statement, fingerprint… */
    static final String[] PAIRS = {
        // Hibernate 6 and 7
        "select u1_0.id,u1_0.created_at,u1_0.name from users u1_0 where u1_0.id=?",
        "SELECT u1_0.id, u1_0.created_at, u1_0.name FROM users u1_0 WHERE u1_0.id = ?",
        "select o1_0.id,c1_0.id from orders o1_0 left join customer c1_0 on c1_0.id=o1_0.customer_id "
                + "where o1_0.status in (?,?,?) order by o1_0.id desc offset ? rows fetch first ? rows only",
        "SELECT o1_0.id, c1_0.id FROM orders o1_0 LEFT JOIN customer c1_0 ON c1_0.id = o1_0.customer_id "
                + "WHERE o1_0.status IN (?) ORDER BY o1_0.id DESC OFFSET ? ROWS FETCH FIRST ? ROWS ONLY",
        "/* <criteria> */ select l1_0.a from line l1_0 where (l1_0.a,l1_0.b) in ((?,?),(?,?))",
        "SELECT l1_0.a FROM line l1_0 WHERE (l1_0.a, l1_0.b) IN ((?))",
        "select a1_0.id from author a1_0 where a1_0.name like ? escape '' and array_contains(?,a1_0.id)",
        "SELECT a1_0.id FROM author a1_0 WHERE a1_0.name LIKE ? ESCAPE ? AND array_contains(?, a1_0.id)",
        "select b1_0.id from book b1_0 where b1_0.id = any(?) and lower(b1_0.title)=lower(?)",
        "SELECT b1_0.id FROM book b1_0 WHERE b1_0.id = ANY (?) AND lower(b1_0.title) = lower(?)",
        "insert into users (created_at,name,id) values (?,?,default)",
        "INSERT INTO users (created_at, name, id) VALUES (?, ?, DEFAULT)",
        "select next value for users_seq",
        "SELECT NEXT value FOR users_seq",
        "select nextval('users_seq')",
        "SELECT nextval(?)",
        "update stock set quantity=?,version=? where id=? and version=?",
        "UPDATE stock SET quantity = ?, version = ? WHERE id = ? AND version = ?",
        "select p1_0.id from \"Person\" p1_0 where p1_0.\"Name\"=? and p1_0.flag=true and p1_0.x is null",
        "SELECT p1_0.id FROM \"Person\" p1_0 WHERE p1_0.\"Name\" = ? AND p1_0.flag = TRUE AND p1_0.x IS NULL",
        // jOOQ
        "select \"public\".\"author\".\"id\", count(*) as \"n\" from \"public\".\"author\" where "
                + "(\"public\".\"author\".\"year\" > 1900 and \"public\".\"author\".\"id\" in (?, ?))",
        "SELECT \"public\".\"author\".\"id\", count(*) AS \"n\" FROM \"public\".\"author\" WHERE "
                + "(\"public\".\"author\".\"year\" > ? AND \"public\".\"author\".\"id\" IN (?))",
        "select `shop`.`book`.`id` from `shop`.`book` where `shop`.`book`.`title` = 'x' limit 10",
        "SELECT `shop`.`book`.`id` FROM `shop`.`book` WHERE `shop`.`book`.`title` = ? LIMIT ?",
        "select cast(? as int), case when a.x = 1 then 'one' else 'other' end from a",
        "SELECT CAST(? AS int), CASE WHEN a.x = ? THEN ? ELSE ? END FROM a",
        // MyBatis
        "SELECT id , user_name\n      FROM   sys_user\n     WHERE  del_flag = '0'\n       AND id IN \n (  ? , ? , ? ) ",
        "SELECT id, user_name FROM sys_user WHERE del_flag = ? AND id IN (?)",
        "INSERT INTO t\n( a , b )\nVALUES\n(?,?)\n,\n(?,?)",
        "INSERT INTO t (a, b) VALUES (?)",
        // Spring Data JDBC
        "INSERT INTO \"USERS\" (\"NAME\", \"AGE\") VALUES (?, ?)",
        "INSERT INTO \"USERS\" (\"NAME\", \"AGE\") VALUES (?)",
        "UPDATE \"USERS\" SET \"NAME\" = :name WHERE \"USERS\".\"ID\" = :id",
        "UPDATE \"USERS\" SET \"NAME\" = ? WHERE \"USERS\".\"ID\" = ?",
        // PostgreSQL
        "SELECT j->'a'->>'b', j#>>'{a,b}', j @> '{\"a\":1}'::jsonb FROM t WHERE j ?? 'x' AND j ??| array['a','b']",
        "SELECT j -> ? ->> ?, j #>> ?, j @> ?::jsonb FROM t WHERE j ?? ? AND j ??| ARRAY[?]",
        "SELECT j FROM t WHERE j @? '$.a' AND j @@ '$.a > 1' AND a && ARRAY[1,2]::int[] AND t ~* 'x' AND j #- '{a}' = ?",
        "SELECT j FROM t WHERE j @? ? AND j @@ ? AND a && ARRAY[?]::int[] AND t ~* ? AND j #- ? = ?",
        "SELECT a[1], a[1:2], a[i:j], (a)[1], date '2020-01-01' + interval '1 day' FROM t",
        "SELECT a[?], a[?:?], a[i:j], (a)[?], date ? + INTERVAL ? FROM t",
        "insert into t (a) values ($1) on conflict (a) do update set a = excluded.a returning id",
        "INSERT INTO t (a) VALUES (?) ON CONFLICT (a) DO UPDATE SET a = excluded.a RETURNING id",
        "select \"id\", \"userName\" from users where \"userName\" = $1 order by \"createdAt\"",
        "SELECT \"id\", \"userName\" FROM users WHERE \"userName\" = ? ORDER BY \"createdAt\"",
        "select a.\"x\" from a, b where a.\"x\" = \"b\".\"y\"",
        "SELECT a.\"x\" FROM a, b WHERE a.\"x\" = \"b\".\"y\"",
        "with recursive r(n) as (values (1) union all select n+1 from r where n<100) select sum(n) from r",
        "WITH RECURSIVE r(n) AS (VALUES (?) UNION ALL SELECT n + ? FROM r WHERE n < ?) SELECT sum(n) FROM r",
        "select x, row_number() over (partition by a order by b desc rows between 1 preceding and unbounded following) "
                + "filter (where c > 0) from t",
        "SELECT x, row_number() OVER (PARTITION BY a ORDER BY b DESC ROWS BETWEEN ? PRECEDING AND UNBOUNDED FOLLOWING) "
                + "FILTER (WHERE c > ?) FROM t",
        "select string_agg(x, ',' order by y) within group (order by z) from t where not exists (select 1 from u)",
        "SELECT string_agg(x, ? ORDER BY y) WITHIN GROUP (ORDER BY z) FROM t WHERE NOT EXISTS (SELECT ? FROM u)",
        "select * from t for update skip locked",
        "SELECT * FROM t FOR UPDATE SKIP LOCKED",
        "select * from unnest(?, ?) with ordinality u(a, b), lateral (select 1) l tablesample bernoulli (10)",
        "SELECT * FROM unnest(?, ?) WITH ORDINALITY u(a, b), LATERAL (SELECT ?) l TABLESAMPLE bernoulli(?)",
        // MySQL
        "INSERT INTO t (a, b) VALUES (1, 'x'), (2, 'y') ON DUPLICATE KEY UPDATE b = VALUES(b), c = c + 1",
        "INSERT INTO t (a, b) VALUES (?) ON DUPLICATE KEY UPDATE b = VALUES (b), c = c + ?",
        "SELECT SQL_NO_CACHE `a` FROM `t` WHERE `b` <=> \"x\" AND @v := 5 LIMIT 5, 10 # done",
        "SELECT sql_no_cache `a` FROM `t` WHERE `b` <=> ? AND @v := ? LIMIT ?, ?",
        "select group_concat(distinct a order by b separator '; ') from t where match (a) against ('x' in boolean mode)",
        "SELECT group_concat(DISTINCT a ORDER BY b SEPARATOR ?) FROM t WHERE match(a) against(? IN boolean mode)",
        "replace into t set a = 1, b = j->>'$.x' , c = 10 % 3",
        "REPLACE INTO t SET a = ?, b = j ->> ?, c = ? % ?",
        // Oracle
        "select /*+ first_rows(10) */ a.x, b.y from a, b where a.id = b.id (+) and rownum <= :n and a.d > sysdate - 1",
        "SELECT a.x, b.y FROM a, b WHERE a.id = b.id(+) AND ROWNUM <= ? AND a.d > sysdate - ?",
        "merge into t using (select :1 id from dual) s on (t.id = s.id) when matched then update set t.a = :2 "
                + "when not matched then insert (id) values (s.id)",
        "MERGE INTO t USING (SELECT ? id FROM dual) s ON (t.id = s.id) WHEN MATCHED THEN UPDATE SET t.a = ? "
                + "WHEN NOT MATCHED THEN INSERT (id) VALUES (s.id)",
        "begin p(a => :1, b => 'x'); :2 := f(q'[it's]'); end;",
        "BEGIN p(a => ?, b => ?); ? := f(?); END",
        // T-SQL
        "SELECT TOP (10) [u].[Full Name], [x] FROM [dbo].[Users] AS [u] WITH (NOLOCK) WHERE [u].[Id] = @p0 AND [x] = N'a'",
        "SELECT TOP (?) [u].[Full Name], [x] FROM [dbo].[Users] AS [u] WITH (NOLOCK) WHERE [u].[Id] = @p0 AND [x] = ?",
        "set nocount on; insert into #t (a) values (-@p); select scope_identity(), @@rowcount, tempdb..#t.a from #t",
        "SET nocount ON; INSERT INTO #t (a) VALUES (-@p); SELECT scope_identity(), @@rowcount, tempdb..#t.a FROM #t",
        "exec dbo.p @a = 1, @b = 'x'",
        "EXEC dbo.p @a = ?, @b = ?",
        // JDBC escapes
        "{? = call f(?, 1)}",
        "{? = CALL f(?, ?)}",
        "select {fn ucase(name)} from t where d = {ts '2020-01-01 00:00:00'}",
        "SELECT {fn ucase(name)} FROM t WHERE d = {ts ?}"
    };

    private RealStatements() {}
}
