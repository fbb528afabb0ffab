package io.pitot.it.corpus;

import io.pitot.it.corpus.Shop.Account;
import io.pitot.it.corpus.Shop.BatchedOrder;
import io.pitot.it.corpus.Shop.Customer;
import io.pitot.it.corpus.Shop.EagerItem;
import io.pitot.it.corpus.Shop.Memo;
import io.pitot.it.corpus.Shop.PlainItem;
import io.pitot.it.corpus.Shop.PlainOrder;
import io.pitot.it.corpus.Shop.Product;
import io.pitot.it.corpus.Shop.ReceiptedOrder;
import io.pitot.it.corpus.Shop.SubselectOrder;
import jakarta.persistence.EntityGraph;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.hibernate.Hibernate;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;

/** What Hibernate loads without being asked, or is asked to load well. */
final class ByHibernate {

    private static final Map<DataSource, SessionFactory> FACTORIES = new ConcurrentHashMap<>();
    private static final AtomicLong MEMOS = new AtomicLong();

    private ByHibernate() {}

    /** In a transaction, with the session open until its end. */
    static void inSession(Visit visit, Consumer<Session> work) {
        SessionFactory factory = FACTORIES.computeIfAbsent(visit.database(), ByHibernate::factory);
        factory.inTransaction(work);
    }

    private static SessionFactory factory(DataSource database) {
        Configuration configuration = new Configuration();
        configuration.getProperties().put("hibernate.connection.datasource", database);
        for (Class<?> entity : Shop.class.getDeclaredClasses()) {
            configuration.addAnnotatedClass(entity);
        }
        return configuration.buildSessionFactory();
    }

    private static List<PlainOrder> orders(Session session) {
        return session.createQuery("from PlainOrder order by id", PlainOrder.class)
                .getResultList();
    }

    private static List<PlainOrder> ordersOf(Session session, int customer) {
        return session.createQuery("from PlainOrder where customer.id = :customer", PlainOrder.class)
                .setParameter("customer", customer)
                .getResultList();
    }

    @Verdict(value = "N_PLUS_ONE", remedy = "JOIN FETCH of the association")
    static void lazyCollections(Visit visit) {
        inSession(visit, session -> {
            for (PlainOrder order : orders(session)) {
                Hibernate.initialize(order.items); // here: lazyCollections
            }
        });
    }

    @Verdict(value = "N_PLUS_ONE", remedy = "JOIN FETCH of the association")
    static void lazyCollectionsOfACustomersOrders(Visit visit) {
        inSession(visit, session -> {
            for (PlainOrder order : ordersOf(session, visit.customer())) {
                Hibernate.initialize(order.items); // here: lazyCollectionsOfACustomersOrders
            }
        });
    }

    @Verdict(value = "N_PLUS_ONE", remedy = "JOIN FETCH of the reference")
    static void lazyProductOfEachItem(Visit visit) {
        inSession(visit, session -> {
            List<PlainItem> items =
                    session.createQuery("from PlainItem", PlainItem.class).getResultList();
            for (PlainItem item : items) {
                item.product.getName(); // here: lazyProductOfEachItem
            }
        });
    }

    /** Nobody asked for the products, and the query does not join them. */
    @Verdict(value = "N_PLUS_ONE", remedy = "It is fetched eagerly")
    static void eagerProductOfEachItem(Visit visit) {
        inSession(
                visit,
                session -> session.createQuery("from EagerItem", EagerItem.class)
                        .getResultList()); // here: eagerProductOfEachItem
    }

    /** Lazy by its mapping, and loaded all the same. */
    @Verdict(value = "N_PLUS_ONE", remedy = "the side of a one-to-one that lacks the column")
    static void receiptOfEachOrder(Visit visit) {
        inSession(
                visit,
                session -> session.createQuery("from ReceiptedOrder", ReceiptedOrder.class)
                        .getResultList()); // here: receiptOfEachOrder
    }

    @Verdict
    static void receiptsWithTheirOrders(Visit visit) {
        inSession(
                visit,
                session -> session.createQuery("from ReceiptedOrder o left join fetch o.receipt", ReceiptedOrder.class)
                        .getResultList());
    }

    /** By a column of the table that is joined, as Spring Data asks for the children of a key. */
    @Verdict(value = "N_PLUS_ONE", remedy = "orders.id in :keys")
    static void itemsByTheKeyOfTheirOrder(Visit visit) {
        inSession(visit, session -> {
            for (PlainOrder order : ordersOf(session, visit.customer())) {
                session.createQuery("select i from PlainItem i left join i.order o where o.id = :id", PlainItem.class)
                        .setParameter("id", order.id)
                        .getResultList(); // here: itemsByTheKeyOfTheirOrder
            }
        });
    }

    @Verdict(value = "N_PLUS_ONE", remedy = "Session.byMultipleIds")
    static void findInALoop(Visit visit) {
        inSession(visit, session -> {
            List<Integer> ids = session.createQuery("select product.id from PlainItem", Integer.class)
                    .getResultList();
            for (int id : ids) {
                session.find(Product.class, id); // here: findInALoop
            }
        });
    }

    @Verdict(value = "N_PLUS_ONE", nested = true)
    static void collectionsAndWhatTheyLeadTo(Visit visit) {
        inSession(visit, session -> {
            for (PlainOrder order : ordersOf(session, visit.customer())) {
                for (PlainItem item : order.items) { // here: collectionsAndWhatTheyLeadTo
                    item.product.getName(); // here: collectionsAndWhatTheyLeadTo
                }
            }
        });
    }

    @Verdict(value = "N_PLUS_ONE", remedy = "Ask once for all")
    static void aQueryForEachOrder(Visit visit) {
        inSession(visit, session -> {
            for (PlainOrder order : ordersOf(session, visit.otherCustomer())) {
                session.createQuery("select count(*) from PlainItem where order = :order", Long.class)
                        .setParameter("order", order)
                        .getSingleResult(); // here: aQueryForEachOrder
            }
        });
    }

    @Verdict("DUPLICATE_QUERY")
    static void theSameQueryAgain(Visit visit) {
        inSession(visit, session -> {
            for (int i = 0; i < 3; i++) {
                session.createQuery("from Customer where name = :name", Customer.class)
                        .setParameter("name", "customer " + visit.customer())
                        .getResultList(); // here: theSameQueryAgain
            }
        });
    }

    @Verdict(value = "BATCHABLE_WRITES", remedy = "hibernate.jdbc.batch_size")
    static void updatesWithoutABatchSize(Visit visit) {
        Consumer<Session> work = session -> ordersOf(session, visit.customer()).forEach(order -> order.total++);
        inSession(visit, work); // here: updatesWithoutABatchSize
    }

    @Verdict(value = "BATCHABLE_WRITES", fromRows = 3, remedy = "keys from a sequence")
    static void insertsWithoutABatchSize(Visit visit) {
        Consumer<Session> work = session -> {
            for (int i = 0; i < visit.rows(); i++) {
                session.persist(new Memo(MEMOS.incrementAndGet(), "of " + visit.turn()));
            }
        };
        inSession(visit, work); // here: insertsWithoutABatchSize
    }

    /** As a repository's {@code save} does in a loop of a method without a transaction. */
    @Verdict(value = "BATCHABLE_WRITES", fromRows = 3, remedy = "Put one transaction around the loop")
    static void insertsEachInATransactionOfItsOwn(Visit visit) {
        Consumer<Session> work = session -> session.persist(new Memo(MEMOS.incrementAndGet(), "of " + visit.turn()));
        for (int i = 0; i < visit.rows(); i++) {
            inSession(visit, work); // here: insertsEachInATransactionOfItsOwn
        }
    }

    @Verdict(value = "BATCHABLE_WRITES", fromRows = 3, remedy = "keys from a sequence")
    static void insertsThatAQueryFlushes(Visit visit) {
        inSession(visit, session -> {
            for (int i = 0; i < visit.rows(); i++) {
                session.persist(new Memo(MEMOS.incrementAndGet(), "of " + visit.turn()));
            }
            session.createQuery("select count(*) from Memo", Long.class)
                    .getSingleResult(); // here: insertsThatAQueryFlushes
        });
    }

    @Verdict
    static void insertsWithABatchSize(Visit visit) {
        inSession(visit, session -> {
            session.setJdbcBatchSize(20);
            for (int i = 0; i < visit.rows(); i++) {
                session.persist(new Memo(MEMOS.incrementAndGet(), "of " + visit.turn()));
            }
        });
    }

    @Verdict
    static void updatesWithABatchSize(Visit visit) {
        inSession(visit, session -> {
            session.setJdbcBatchSize(20);
            for (PlainOrder order : ordersOf(session, visit.customer())) {
                order.total++;
            }
        });
    }

    @Verdict
    static void oneUpdateForAll(Visit visit) {
        inSession(
                visit,
                session -> session.createMutationQuery(
                                "update PlainOrder set total = total + 1 where customer.id = :customer")
                        .setParameter("customer", visit.customer())
                        .executeUpdate());
    }

    @Verdict
    static void joinFetch(Visit visit) {
        inSession(
                visit,
                session -> session.createQuery(
                                "from PlainOrder o left join fetch o.items where o.customer.id = :customer",
                                PlainOrder.class)
                        .setParameter("customer", visit.customer())
                        .getResultList()
                        .forEach(order -> Hibernate.initialize(order.items)));
    }

    @Verdict
    static void entityGraph(Visit visit) {
        inSession(visit, session -> {
            EntityGraph<PlainOrder> graph = session.createEntityGraph(PlainOrder.class);
            graph.addAttributeNodes("items");
            session.createQuery("from PlainOrder where customer.id = :customer", PlainOrder.class)
                    .setParameter("customer", visit.customer())
                    .setHint("jakarta.persistence.fetchgraph", graph)
                    .getResultList()
                    .forEach(order -> Hibernate.initialize(order.items));
        });
    }

    @Verdict
    static void batchSize(Visit visit) {
        inSession(
                visit,
                session -> session.createQuery("from BatchedOrder", BatchedOrder.class)
                        .getResultList()
                        .forEach(order -> Hibernate.initialize(order.items)));
    }

    @Verdict
    static void subselect(Visit visit) {
        inSession(
                visit,
                session -> session.createQuery("from SubselectOrder", SubselectOrder.class)
                        .getResultList()
                        .forEach(order -> Hibernate.initialize(order.items)));
    }

    /** The session answers from the second time on. */
    @Verdict
    static void findTheSameAgain(Visit visit) {
        inSession(visit, session -> {
            for (int i = 0; i < 6; i++) {
                session.find(Customer.class, visit.customer());
            }
        });
    }

    /** Whoever reads but its name: Hibernate reads what it selects. */
    @Verdict
    static void entitiesOfTenColumns(Visit visit) {
        inSession(visit, session -> {
            accounts(session, 0);
            accounts(session, 1);
        });
    }

    private static void accounts(Session session, int region) {
        session.createQuery("from Account where region = :region", Account.class)
                .setParameter("region", region)
                .getResultList()
                .forEach(Account::getName);
    }

    @Verdict
    static void findMultiple(Visit visit) {
        inSession(visit, session -> {
            List<Integer> ids = session.createQuery("select product.id from PlainItem", Integer.class)
                    .setMaxResults(30)
                    .getResultList();
            session.findMultiple(Product.class, ids);
        });
    }

    @Verdict
    static void pages(Visit visit) {
        inSession(visit, session -> {
            for (int page = 0; page < 5; page++) {
                session.createQuery("from PlainOrder order by id", PlainOrder.class)
                        .setFirstResult(page * 5)
                        .setMaxResults(5)
                        .getResultList();
            }
        });
    }

    /** Two customers are few: they are loaded once for the session, however many orders there are. */
    @Verdict
    static void fewCustomersOfManyOrders(Visit visit) {
        inSession(visit, session -> ordersOf(session, visit.customer()).forEach(order -> order.customer.getName()));
    }
}
