package io.pitot.it.corpus;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Many;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Result;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.session.SqlSessionFactoryBuilder;
import org.apache.ibatis.transaction.jdbc.JdbcTransactionFactory;

/** MyBatis' mappers: nested selects, joins, batches, and its session's memory. */
final class ByMyBatis {

    private static final Map<DataSource, SqlSessionFactory> FACTORIES = new ConcurrentHashMap<>();

    private ByMyBatis() {}

    /** What there is to ask. */
    interface Orders {

        @Select("SELECT id FROM orders WHERE customer_id = #{customer}")
        List<Integer> of(int customer);

        @Select("SELECT id FROM item WHERE order_id = #{order}")
        List<Integer> items(int order);

        @Select("SELECT id FROM orders WHERE customer_id = #{customer}")
        @Result(property = "id", column = "id")
        @Result(property = "items", column = "id", many = @Many(select = "items"))
        List<OrderRow> withItems(int customer);

        @Select(
                "<script>SELECT id FROM item WHERE order_id IN"
                        + " <foreach item='order' collection='orders' open='(' separator=',' close=')'>#{order}</foreach></script>")
        List<Integer> itemsOf(@Param("orders") List<Integer> orders);

        @Select("SELECT COUNT(*) FROM customer WHERE id = #{customer}")
        int isKnown(int customer);

        @Select("SELECT * FROM account WHERE region = #{region} ORDER BY email")
        List<AccountName> accounts(int region);

        @Insert("INSERT INTO note (text) VALUES (#{text})")
        void note(String text);
    }

    /** An order with its items. */
    public static final class OrderRow {
        int id;
        List<Integer> items = List.of();
    }

    /** What is wanted of an account. */
    public static final class AccountName {
        int id;
        String name;
    }

    private static void inSession(Visit visit, ExecutorType executor, Consumer<Orders> work) {
        SqlSessionFactory factory = FACTORIES.computeIfAbsent(visit.database(), ByMyBatis::factory);
        try (SqlSession session = factory.openSession(executor)) {
            work.accept(session.getMapper(Orders.class));
            session.commit();
        }
    }

    private static SqlSessionFactory factory(DataSource database) {
        Configuration configuration =
                new Configuration(new Environment("corpus", new JdbcTransactionFactory(), database));
        configuration.addMapper(Orders.class);
        return new SqlSessionFactoryBuilder().build(configuration);
    }

    @Verdict(value = "N_PLUS_ONE", remedy = "<foreach>")
    static void mapperInALoop(Visit visit) {
        inSession(visit, ExecutorType.SIMPLE, orders -> {
            for (int order : orders.of(visit.customer())) {
                orders.items(order); // here: mapperInALoop
            }
        });
    }

    /** One call, and a select for each of its rows. */
    @Verdict(value = "N_PLUS_ONE", remedy = "nested select")
    static void nestedSelect(Visit visit) {
        inSession(visit, ExecutorType.SIMPLE, orders -> orders.withItems(visit.customer())); // here: nestedSelect
    }

    @Verdict(value = "BATCHABLE_WRITES", fromRows = 3, remedy = "ExecutorType.BATCH")
    static void insertsOneByOne(Visit visit) {
        inSession(visit, ExecutorType.SIMPLE, orders -> {
            for (int i = 0; i < visit.rows(); i++) {
                orders.note("note " + i); // here: insertsOneByOne
            }
        });
    }

    @Verdict
    static void insertsAsABatch(Visit visit) {
        inSession(visit, ExecutorType.BATCH, orders -> {
            for (int i = 0; i < visit.rows(); i++) {
                orders.note("note " + i);
            }
        });
    }

    /** What the result's type has no property for is not read. */
    @Verdict(value = "UNBOUNDED_RESULT", fromRows = 10, remedy = "Select the columns")
    static void aTypeOfTwoProperties(Visit visit) {
        inSession(visit, ExecutorType.SIMPLE, orders -> {
            orders.accounts(0); // here: aTypeOfTwoProperties
            orders.accounts(1); // here: aTypeOfTwoProperties
        });
    }

    @Verdict
    static void allKeysAtOnce(Visit visit) {
        inSession(visit, ExecutorType.SIMPLE, orders -> {
            List<Integer> ids = orders.of(visit.customer());
            if (!ids.isEmpty()) {
                orders.itemsOf(ids);
            }
        });
    }

    /** The session remembers what it was told. */
    @Verdict
    static void theSameAgain(Visit visit) {
        inSession(visit, ExecutorType.SIMPLE, orders -> {
            for (int i = 0; i < 5; i++) {
                orders.isKnown(visit.customer());
            }
        });
    }
}
