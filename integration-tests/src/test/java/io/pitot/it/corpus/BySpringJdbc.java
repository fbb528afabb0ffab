package io.pitot.it.corpus;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Spring's templates and its client. */
final class BySpringJdbc {

    private static final String OF_CUSTOMER = "SELECT id FROM orders WHERE customer_id = ? ORDER BY id";

    private BySpringJdbc() {}

    @Verdict(value = "N_PLUS_ONE", remedy = "NamedParameterJdbcTemplate")
    static void templateInALoop(Visit visit) {
        JdbcTemplate jdbc = new JdbcTemplate(visit.database());
        for (int order : jdbc.queryForList(OF_CUSTOMER, Integer.class, visit.customer())) {
            jdbc.queryForList("SELECT id FROM item WHERE order_id = ?", Integer.class, order); // here: templateInALoop
        }
    }

    @Verdict(value = "N_PLUS_ONE", remedy = "NamedParameterJdbcTemplate")
    static void templateInARowMapper(Visit visit) {
        JdbcTemplate jdbc = new JdbcTemplate(visit.database());
        jdbc.query("SELECT id FROM orders", (row, number) -> items(jdbc, row.getInt(1))); // here: templateInARowMapper
    }

    private static List<Integer> items(JdbcTemplate jdbc, int order) {
        return jdbc.queryForList("SELECT id FROM item WHERE order_id = ?", Integer.class, order);
    }

    @Verdict(value = "N_PLUS_ONE", remedy = "NamedParameterJdbcTemplate")
    static void clientInAStream(Visit visit) {
        JdbcClient jdbc = JdbcClient.create(visit.database());
        List<Integer> orders = jdbc.sql(OF_CUSTOMER)
                .param(visit.customer())
                .query(Integer.class)
                .list();
        orders.stream().map(order -> count(jdbc, order)).forEach(count -> {}); // here: clientInAStream
    }

    private static int count(JdbcClient jdbc, int order) {
        return jdbc.sql("SELECT COUNT(*) FROM item WHERE order_id = ?")
                .param(order)
                .query(Integer.class)
                .single();
    }

    @Verdict(value = "BATCHABLE_WRITES", remedy = "JdbcTemplate.batchUpdate with")
    static void updateInALoop(Visit visit) {
        JdbcTemplate jdbc = new JdbcTemplate(visit.database());
        for (int order : jdbc.queryForList(OF_CUSTOMER, Integer.class, visit.customer())) {
            jdbc.update("UPDATE orders SET total = total + 1 WHERE id = ?", order); // here: updateInALoop
        }
    }

    @Verdict("DUPLICATE_QUERY")
    static void theSameForEachCaller(Visit visit) {
        JdbcTemplate jdbc = new JdbcTemplate(visit.database());
        for (int i = 0; i < 4; i++) {
            jdbc.queryForMap("SELECT * FROM rate WHERE country = ?", "DE"); // here: theSameForEachCaller
        }
    }

    @Verdict("DUPLICATE_QUERY")
    static void throughAnAspect(Visit visit) {
        ProxyFactory proxy = new ProxyFactory(new JdbcTemplate(visit.database()));
        proxy.addAdvice(new Attempts());
        JdbcOperations jdbc = (JdbcOperations) proxy.getProxy();
        for (int i = 0; i < 4; i++) {
            jdbc.queryForMap("SELECT * FROM rate WHERE country = ?", "DE"); // here: throughAnAspect
        }
    }

    @Verdict("DUPLICATE_QUERY")
    static void throughAProxysHandler(Visit visit) {
        JdbcOperations jdbc = (JdbcOperations) Proxy.newProxyInstance(
                JdbcOperations.class.getClassLoader(),
                new Class<?>[] {JdbcOperations.class},
                new Handler(new JdbcTemplate(visit.database())));
        for (int i = 0; i < 4; i++) {
            jdbc.queryForMap("SELECT * FROM rate WHERE country = ?", "DE"); // here: throughAProxysHandler
        }
    }

    @Verdict(value = "UNBOUNDED_RESULT", fromRows = 10, remedy = "Select the columns")
    static void aRowMapperOfThreeColumns(Visit visit) {
        accounts(visit, 0); // here: aRowMapperOfThreeColumns
        accounts(visit, 1); // here: aRowMapperOfThreeColumns
    }

    private static List<String> accounts(Visit visit, int region) {
        return new JdbcTemplate(visit.database())
                .query( // here: aRowMapperOfThreeColumns
                        "SELECT id, region, name, email, phone, street, city, zip, balance, remark FROM account WHERE region = ?",
                        (row, number) -> row.getInt("id") + row.getString("name") + row.getString("email"),
                        region);
    }

    @Verdict
    static void aMapOfEachRow(Visit visit) {
        JdbcTemplate jdbc = new JdbcTemplate(visit.database());
        jdbc.queryForList("SELECT * FROM account WHERE region = ? ORDER BY remark", 0);
        jdbc.queryForList("SELECT * FROM account WHERE region = ? ORDER BY remark", 1);
    }

    @Verdict
    static void namedKeysAtOnce(Visit visit) {
        JdbcTemplate jdbc = new JdbcTemplate(visit.database());
        List<Integer> orders = jdbc.queryForList(OF_CUSTOMER, Integer.class, visit.customer());
        if (!orders.isEmpty()) {
            new NamedParameterJdbcTemplate(jdbc)
                    .queryForList(
                            "SELECT id FROM item WHERE order_id IN (:orders)", Map.of("orders", orders), Integer.class);
        }
    }

    @Verdict
    static void batchUpdate(Visit visit) {
        JdbcTemplate jdbc = new JdbcTemplate(visit.database());
        List<Integer> orders = jdbc.queryForList(OF_CUSTOMER, Integer.class, visit.customer());
        jdbc.batchUpdate(
                "UPDATE orders SET total = total + 1 WHERE id = ?",
                orders.stream().map(order -> new Object[] {order}).toList());
    }

    @Verdict
    static void batchUpdateInPieces(Visit visit) {
        JdbcTemplate jdbc = new JdbcTemplate(visit.database());
        List<Integer> orders = jdbc.queryForList(OF_CUSTOMER, Integer.class, visit.customer());
        jdbc.batchUpdate(
                "UPDATE orders SET total = total + 1 WHERE id = ?",
                orders,
                5,
                (statement, order) -> statement.setInt(1, order));
    }

    @Verdict
    static void differentLookUps(Visit visit) {
        JdbcTemplate jdbc = new JdbcTemplate(visit.database());
        jdbc.queryForList(OF_CUSTOMER, Integer.class, visit.customer());
        jdbc.queryForMap("SELECT * FROM customer WHERE id = ?", visit.customer());
        jdbc.queryForMap("SELECT * FROM customer WHERE id = ?", visit.otherCustomer());
        jdbc.queryForObject("SELECT COUNT(*) FROM orders", Integer.class);
    }

    /** Tries twice what fails for a moment. */
    private static final class Attempts implements MethodInterceptor {

        @Override
        public Object invoke(MethodInvocation invocation) throws Throwable {
            try {
                return invocation.proceed();
            } catch (TransientDataAccessException e) {
                return invocation.proceed();
            }
        }
    }

    /** Passes on what is called by a proxy of the JDK's. */
    private record Handler(JdbcTemplate jdbc) implements InvocationHandler {

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws ReflectiveOperationException {
            return method.invoke(jdbc, arguments);
        }
    }
}
