package io.pitot.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FetchRemedyTest {

    private static final Sql ITEMS = new Sql("SELECT i1_0.id FROM order_item i1_0 WHERE i1_0.order_id = ?", "SELECT");
    private static final Sql PRODUCT = new Sql("SELECT p1_0.name FROM product p1_0 WHERE p1_0.id = ?", "SELECT");
    private static final Sql PLAIN = new Sql("SELECT id FROM order_item WHERE order_id = ?", "SELECT");

    @Test
    void lazyAssociationsAreFetchedByJoinOrInBatches() {
        assertThat(of(ITEMS, "hibernate", "hibernate:collection"))
                .contains("JOIN FETCH of the association to order_item by order_id", "@BatchSize on the association");
        assertThat(of(PRODUCT, "hibernate", "hibernate:load", "hibernate:reference"))
                .contains("JOIN FETCH of the reference to product", "@BatchSize on the class that maps product");
    }

    @Test
    void whatAQueryFetchesEagerlyOneByOneMayBeLazy() {
        assertThat(of(PRODUCT, "hibernate", "hibernate:load", "hibernate:query"))
                .startsWith("It is fetched eagerly")
                .contains("JOIN FETCH of the reference to product", "FetchType.LAZY");
    }

    @Test
    void theSideOfAOneToOneThatLacksTheColumnCannotBeLazy() {
        Sql profile = new Sql("SELECT p1_0.id FROM profile p1_0 WHERE p1_0.customer_id = ?", "SELECT");
        assertThat(of(profile, "hibernate", "hibernate:load", "hibernate:query", "spring-data"))
                .startsWith("It is fetched eagerly")
                .contains("JOIN FETCH of the association to profile by customer_id", "@MapsId")
                .doesNotContain("findBy…In", "@BatchSize");
    }

    @Test
    void keysOfAJoinedTableAreToldWithIt() {
        Sql parcels = new Sql(
                "SELECT p1_0.id FROM parcel p1_0 LEFT JOIN shipment s1_0 ON s1_0.id = p1_0.shipment_id WHERE s1_0.id = ?",
                "SELECT");
        assertThat(of(parcels, "hibernate", "hibernate:query", "spring-data"))
                .startsWith("Ask once for all: shipment.id in :keys")
                .contains("JOIN FETCH of the association to parcel by shipment.id");
    }

    @Test
    void severalKeysGoTogether() {
        Sql count = new Sql("SELECT count(*) FROM line WHERE order_id = ? AND day = ?", "SELECT");
        assertThat(of(count, "spring-jdbc")).contains("(order_id, day) IN (:keys)", "GROUP BY order_id, day");
    }

    @Test
    void keysLookedUpOneByOneAreLookedUpTogether() {
        assertThat(of(PRODUCT, "hibernate", "hibernate:load")).startsWith("Load many at once: Session.byMultipleIds");
        assertThat(of(PRODUCT, "hibernate", "hibernate:load", "spring-data"))
                .startsWith("Load many at once: findAllById");
    }

    @Test
    void aQueryOfHibernateInALoopIsAskedOnce() {
        assertThat(of(ITEMS, "hibernate", "hibernate:query")).startsWith("Ask once for all: order_id in :keys");
        assertThat(of(ITEMS, "hibernate", "hibernate:query", "spring-data")).contains("findBy…In");
    }

    @Test
    void aliasesTellHibernateWhereTheCallSiteIsUnknown() {
        assertThat(of(ITEMS)).contains("JOIN FETCH");
        assertThat(of(ITEMS, "jooq")).doesNotContain("JOIN FETCH");
    }

    @Test
    void otherLibrariesHaveTheirOwnWays() {
        assertThat(of(PLAIN, "mybatis", "mybatis:nested")).contains("nested select");
        assertThat(of(PLAIN, "mybatis"))
                .contains("order_id IN (<foreach>)")
                .doesNotContain("nested select", "listByIds");
        assertThat(of(PLAIN, "mybatis", "mybatis-plus")).contains("listByIds", "order_id IN (<foreach>)");
        assertThat(of(PLAIN, "jooq")).contains("order_id.in(…)");
        assertThat(of(PLAIN, "jdbi")).contains("order_id IN (<keys>)", "@BindList");
        assertThat(of(PLAIN, "spring-jdbc")).contains("order_id IN (:keys)");
        assertThat(of(PLAIN, "spring-data", "spring-jdbc")).contains("findAllById");
        assertThat(of(PLAIN, "spring-data", "spring-data:relation", "spring-jdbc"))
                .contains("each collection of an aggregate", "setSingleQueryLoadingEnabled")
                .doesNotContain("findBy…In");
        assertThat(of(PLAIN, "ebean")).contains("fetchQuery(…)", "idIn(…)");
        assertThat(of(PLAIN, "micronaut-data")).contains("@Join of the association", "findBy…In");
        assertThat(of(ITEMS, "hibernate", "hibernate:collection")).doesNotContain("@Join");
        assertThat(of(ITEMS, "hibernate", "hibernate:query", "micronaut-data"))
                .contains("findBy…In", "@Join, @EntityGraph or JOIN FETCH");
        assertThat(of(PLAIN, "eclipselink")).contains("@BatchFetch");
        assertThat(of(PLAIN, "exposed")).contains("with(…) of the reference", "order_id inList …");
        assertThat(of(PLAIN)).contains("order_id IN (…)");
    }

    @Test
    void whatIsCountedOneByOneIsCountedInGroups() {
        Sql count = new Sql("SELECT count(i1_0.id) FROM order_item i1_0 WHERE i1_0.order_id = ?", "SELECT");
        assertThat(of(count, "hibernate", "hibernate:query"))
                .startsWith("Ask once for all: order_id IN :keys")
                .contains("GROUP BY order_id")
                .doesNotContain("FETCH");
        assertThat(of(count, "mybatis")).contains("order_id IN (<foreach>)", "GROUP BY order_id");
        assertThat(of(count, "jooq")).contains("order_id.in(…)", "GROUP BY order_id");
        assertThat(of(count, "jdbi")).contains("order_id IN (<keys>)", "GROUP BY order_id");
        assertThat(of(count, "spring-jdbc")).contains("order_id IN (:keys)", "GROUP BY order_id");
        assertThat(of(count, "eclipselink")).contains("order_id IN (…)", "GROUP BY order_id");
        Sql several = new Sql("select coalesce(max(price), ?) from order_item where order_id = ?", "SELECT");
        assertThat(of(several)).contains("order_id IN (…)").doesNotContain("GROUP BY");
    }

    @Test
    void namesTheEarlierQuery() {
        assertThat(FetchRemedy.of(PLAIN, new Layers(List.of()), "orders SELECT"))
                .startsWith("Read all rows in one query together with orders SELECT: a JOIN");
    }

    @Test
    void aLibrarysOwnSqlIsNotToBeRewrittenButAskedForAtOnce() {
        String called = "library:org.flowable.engine.impl.TaskServiceImpl#getVariables";
        assertThat(of(PLAIN, called, "mybatis"))
                .startsWith("This SQL is a library's own: TaskServiceImpl.getVariables of org.flowable.engine.impl runs"
                        + " it. Ask it for all at once")
                .doesNotContain("<foreach>");
        assertThat(BatchRemedy.of(
                        new Sql("INSERT INTO qrtz_triggers (a) VALUES (?)", "INSERT"),
                        layers(called),
                        new WriteSurroundings(false, false)))
                .contains("Ask it to do many at once")
                .doesNotContain("addBatch", "reWriteBatchedInserts");
    }

    private static Layers layers(String... names) {
        return new Layers(List.of(names));
    }

    private static String of(Sql sql, String... names) {
        return FetchRemedy.of(sql, layers(names), "");
    }
}
