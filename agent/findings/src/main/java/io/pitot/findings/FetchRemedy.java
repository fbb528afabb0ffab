package io.pitot.findings;

import java.util.Set;

/** How rows that are read one by one are read at once, by the library that reads them. */
final class FetchRemedy {

    private final Sql sql;
    private final Layers layers;
    private final String with;
    private final String columns;
    private final String keys;

    private FetchRemedy(Sql sql, Layers layers, String parent) {
        this.sql = sql;
        this.layers = layers;
        with = parent.isEmpty() ? "" : " together with " + parent;
        Set<String> compared = sql.comparedKeys();
        columns = compared.isEmpty() ? "the keys" : String.join(", ", compared);
        keys = compared.size() > 1 ? "(" + columns + ")" : columns;
    }

    /**
     * The remedy.
     *
     * @param layers of the place that repeats the statement
     * @param parent what the earlier query is called whose rows it is repeated for; empty if there is none or it is the same
     */
    static String of(Sql sql, Layers layers, String parent) {
        return layers.library().map(LibraryRemedy::read).orElseGet(() -> new FetchRemedy(sql, layers, parent).text());
    }

    private String text() {
        if (sql.isAggregate()) {
            return aggregate();
        }
        if (layers.hibernate() || (layers.none() && sql.byHibernate())) {
            return hibernate();
        }
        if (layers.eclipselink()) {
            return "Load it" + with
                    + ": JOIN FETCH, or the hint eclipselink.join-fetch, on the query that loads the parents.\n"
                    + "Or load many at once: @BatchFetch(BatchFetchType.IN) on the mapping, or the hint eclipselink.batch.";
        }
        if (layers.myBatis()) {
            return layers.myBatisNested()
                    ? "Read it" + (with.isEmpty() ? " together with what it belongs to" : with)
                            + ": replace the nested select of the result map (<association select=…> or"
                            + " <collection select=…>) by a JOIN whose columns it maps.\n"
                            + "Or read it once for all rows: a mapper method with " + keys + " IN (<foreach>)."
                    : "Read all rows in one call" + with + ": "
                            + (layers.myBatisPlus()
                                    ? "listByIds of the service, or in(…) of a wrapper for another column,"
                                            + " with the keys collected first; or "
                                    : "")
                            + "a mapper method with " + keys
                            + " IN (<foreach>) and the keys"
                            + " collected first, or a JOIN that a nested result map takes apart.";
        }
        if (layers.jooq()) {
            return "Read all rows in one query" + with + ": a JOIN or multiset(…) for what is nested, or " + keys
                    + ".in(…) with the keys collected first.";
        }
        if (layers.jdbi()) {
            return "Read all rows in one query" + with + ": a JOIN that reduceRows takes apart, or " + keys
                    + " IN (<keys>) with the keys collected first (bindList, or @BindList of a SQL object).";
        }
        if (layers.exposed()) {
            return "Load it" + with
                    + ": with(…) of the reference on the entities that are looped over (Ship.find { … }.with(Ship::crates)),"
                    + " a join, or " + keys + " inList … with the keys collected first.";
        }
        if (layers.ebean()) {
            return "Load it" + with
                    + ": fetch(…) of the association on the query that loads the parents, or fetchQuery(…) for a collection.\n"
                    + "Or read all rows in one query: idIn(…), or in(…) of the property, with the keys collected first.";
        }
        if (layers.springDataRelation()) {
            return "Spring Data JDBC reads each collection of an aggregate with a query for each root. Read all rows in one query"
                    + with
                    + ": a @Query with a JOIN and a ResultSetExtractor; findAll, findAllById and findById do it with"
                    + " setSingleQueryLoadingEnabled(true) of the mapping context, for aggregates of one level and"
                    + " databases that can.\n"
                    + "Where the collection is not used, leave it out: a @Query whose result is a record without it.";
        }
        if (layers.springData()) {
            return "Read all rows in one query" + with
                    + ": a repository method for all keys (findAllById, findBy…In), or a" + " @Query with a JOIN.";
        }
        if (layers.micronautData()) {
            return "Read all rows in one query" + with
                    + ": @Join of the association on the repository method that reads"
                    + " the parents, or a repository method for all keys (findBy…In).";
        }
        if (layers.springJdbc()) {
            return "Read all rows in one query" + with + ": a JOIN, or " + keys
                    + " IN (:keys) with the keys collected first"
                    + " (NamedParameterJdbcTemplate and JdbcClient take a list).";
        }
        return "Read all rows in one query" + with + ": a JOIN, or " + keys + " IN (…) with the keys collected first.";
    }

    /** It answers with no row of a table, so there is none to be fetched with others. */
    private String aggregate() {
        return "Ask once for all" + with + ": " + keys + listOfKeys() + " with the keys collected first and GROUP BY "
                + columns + ", or a subquery beside the parents' own columns.";
    }

    private String listOfKeys() {
        if (layers.hibernate() || layers.springData() || (layers.none() && sql.byHibernate())) {
            return " IN :keys";
        }
        if (layers.myBatis()) {
            return " IN (<foreach>)";
        }
        if (layers.jooq()) {
            return ".in(…)";
        }
        if (layers.jdbi()) {
            return " IN (<keys>) (bindList, or @BindList of a SQL object)";
        }
        if (layers.micronautData()) {
            return " IN (:keys)";
        }
        if (layers.exposed()) {
            return " inList …";
        }
        return layers.springJdbc() ? " IN (:keys) (NamedParameterJdbcTemplate and JdbcClient take a list)" : " IN (…)";
    }

    private String hibernate() {
        if (layers.hibernateLazy() || layers.none()) {
            return joinFetch("Load it" + with) + manyAtOnce();
        }
        if (layers.hibernateLoad() && layers.hibernateQuery()) {
            String load = joinFetch("It is fetched eagerly, but by a query each. Load it" + with);
            return sql.findsByKey()
                    ? load + manyAtOnce() + "\nWhere it is not used, make it lazy: fetch = FetchType.LAZY."
                    : load
                            + "\nWhere it is not used: Hibernate cannot leave unread the side of a one-to-one that lacks the column"
                            + " (mappedBy), FetchType.LAZY or not; map it on the other side only, or share the key (@MapsId).";
        }
        if (layers.hibernateLoad()) {
            return "Load many at once: " + (layers.springData() ? "findAllById" : "Session.byMultipleIds(…).multiLoad")
                    + " with the keys collected first.\n"
                    + "Or, if the keys are those of an association, " + joinFetch("load it" + with);
        }
        return "Ask once for all: " + keys + " in :keys, with the keys collected first"
                + (layers.springData() || layers.micronautData() ? " (a repository method findBy…In)" : "") + ".\n"
                + "Or, if it is an association, " + joinFetch("load it" + with);
    }

    private String joinFetch(String load) {
        return load
                + (layers.micronautData() ? ": @Join, @EntityGraph or JOIN FETCH " : ": @EntityGraph or JOIN FETCH ")
                + association() + " on the query that loads the parents.";
    }

    private String manyAtOnce() {
        return "\nOr load many at once: "
                + (sql.findsByKey()
                        ? "@BatchSize on the class that maps " + sql.table()
                                + ", hibernate.default_batch_fetch_size for all, or findAllById with the keys collected first."
                        : "@BatchSize on the association, or hibernate.default_batch_fetch_size for all.");
    }

    /** What is to be fetched, as far as the statement's text tells. */
    private String association() {
        String by = String.join(", ", sql.comparedKeys());
        if (sql.findsByKey()) {
            return "of the reference to " + sql.table();
        }
        String role = sql.hibernateRole();
        return "of the " + (role.isEmpty() ? "" : role + " ") + "association to " + sql.table()
                + (by.isEmpty() ? "" : " by " + by);
    }
}
