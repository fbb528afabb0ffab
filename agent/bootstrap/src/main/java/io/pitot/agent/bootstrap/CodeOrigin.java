package io.pitot.agent.bootstrap;

/**
 * Whose code a class is. Of libraries those are told apart through which applications reach a database, and where it says what was
 * asked for, which part of them: a query that Hibernate runs to fill a lazy collection is mended elsewhere than one that was asked for.
 */
enum CodeOrigin {
    /** Built with the application. */
    APPLICATION(""),
    /** In a jar that may be one of the application's, or of a library that nobody knows here. */
    PRESUMED(""),
    OTHER(""),
    HIBERNATE("hibernate", "org.hibernate."),
    HIBERNATE_COLLECTION("hibernate:collection", "org.hibernate.collection."),
    HIBERNATE_REFERENCE("hibernate:reference", "org.hibernate.proxy.", "org.hibernate.bytecode."),
    HIBERNATE_LOAD("hibernate:load", "org.hibernate.event.internal.DefaultLoadEventListener"),
    HIBERNATE_FLUSH("hibernate:flush", "org.hibernate.event.internal.AbstractFlushingEventListener"),
    HIBERNATE_QUERY("hibernate:query", "org.hibernate.query.", "org.hibernate.internal.QueryImpl"),
    ECLIPSELINK("eclipselink", "org.eclipse.persistence."),
    SPRING_DATA("spring-data", "org.springframework.data."),
    SPRING_JDBC("spring-jdbc", "org.springframework.jdbc."),
    MYBATIS("mybatis", "org.apache.ibatis."),
    MYBATIS_NESTED("mybatis:nested", "org.apache.ibatis.executor.loader."),
    JOOQ("jooq", "org.jooq."),
    JDBI("jdbi", "org.jdbi."),
    EBEAN("ebean", "io.ebean.", "io.ebeaninternal."),
    EXPOSED("exposed", "org.jetbrains.exposed."),
    GROOVY_SQL("groovy-sql", "groovy.sql.");

    private static final CodeOrigin[] ALL = values();

    private final String layer;
    private final String prefix;
    private final String otherPrefix;

    CodeOrigin(String layer) {
        this(layer, "");
    }

    CodeOrigin(String layer, String prefix) {
        this(layer, prefix, "");
    }

    /** @param otherPrefix of the same part's classes in other versions of the library */
    CodeOrigin(String layer, String prefix, String otherPrefix) {
        this.layer = layer;
        this.prefix = prefix;
        this.otherPrefix = otherPrefix;
    }

    /** What it is called in call sites, or empty if they do not tell it. */
    String layer() {
        return layer;
    }

    /** Whose class this is that is not the application's. Where one name begins another, the longer one says more. */
    static CodeOrigin ofLibrary(String className) {
        CodeOrigin found = OTHER;
        int most = 0;
        for (CodeOrigin origin : ALL) {
            int matched = Math.max(matched(className, origin.prefix), matched(className, origin.otherPrefix));
            if (matched > most) {
                found = origin;
                most = matched;
            }
        }
        return found;
    }

    private static int matched(String className, String prefix) {
        return className.startsWith(prefix) ? prefix.length() : 0;
    }
}
