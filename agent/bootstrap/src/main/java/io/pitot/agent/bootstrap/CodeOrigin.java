package io.pitot.agent.bootstrap;

import java.util.List;

/**
 * Whose code a class is. Of libraries those are told apart through which applications reach a database, and where it says what was
 * asked for, which part of them: a query that Hibernate runs to fill a lazy collection is mended elsewhere than one that was asked for.
 */
@SuppressWarnings("ImmutableEnumChecker") // The list is List.of's.
enum CodeOrigin {
    /** Built with the application. */
    APPLICATION(""),
    /** In a jar that may be one of the application's, or of a library that nobody knows here. */
    PRESUMED(""),
    OTHER(""),
    /** Generated over a class of whoever's, to run something before and after its methods: see {@link BeanSubclass}. */
    BEAN(""),
    /** What stands between a caller and what it calls: the JDK's code, generated classes, what Spring and Micronaut put around beans. */
    BETWEEN(
            "",
            "io.micronaut.aop.",
            "io.micronaut.data.connection.",
            "io.micronaut.transaction.",
            "org.springframework.aop.",
            "org.springframework.cache.interceptor.",
            "org.springframework.cglib.",
            "org.springframework.dao.support.",
            "org.springframework.retry.",
            "org.springframework.transaction."),
    /** A library that keeps tables of its own: what it asks of them is no SQL that the application could change. */
    LIBRARY(
            "library",
            "com.github.kagkarlsson.",
            "dev.langchain4j.store.",
            "liquibase.",
            "net.javacrumbs.shedlock.",
            "org.activiti.",
            "org.axonframework.",
            "org.camunda.",
            "org.drools.",
            "org.ff4j.",
            "org.flowable.",
            "org.flywaydb.",
            "org.javers.",
            "org.jbpm.",
            "org.jobrunr.",
            "org.keycloak.",
            "org.kie.",
            "org.quartz.",
            "org.springframework.ai.vectorstore.",
            "org.springframework.security.acls.",
            "org.springframework.security.oauth2.",
            "org.springframework.session.",
            "org.togglz."),
    HIBERNATE("hibernate", "org.hibernate."),
    HIBERNATE_COLLECTION("hibernate:collection", "org.hibernate.collection."),
    HIBERNATE_REFERENCE("hibernate:reference", "org.hibernate.proxy.", "org.hibernate.bytecode."),
    /** By its key, or by the key of what refers to it; also of what a row of a result refers to. */
    HIBERNATE_LOAD(
            "hibernate:load",
            "org.hibernate.event.internal.DefaultLoadEventListener",
            "org.hibernate.sql.results.graph.",
            "org.hibernate.type.EntityType"),
    HIBERNATE_FLUSH("hibernate:flush", "org.hibernate.event.internal.AbstractFlushingEventListener"),
    HIBERNATE_QUERY("hibernate:query", "org.hibernate.query.", "org.hibernate.internal.QueryImpl"),
    ECLIPSELINK("eclipselink", "org.eclipse.persistence."),
    SPRING_DATA("spring-data", "org.springframework.data."),
    /** Reads what belongs to a row that it has read, as the collections of Spring Data JDBC's aggregates. */
    SPRING_DATA_RELATION(
            "spring-data:relation",
            "org.springframework.data.jdbc.core.convert.BasicJdbcConverter$ReadingContext",
            "org.springframework.data.jdbc.core.convert.MappingJdbcConverter$ResolvingRelationalPropertyValueProvider"),
    SPRING_BATCH("spring-batch", "org.springframework.batch."),
    /** Writes down how far a job has come, once for each chunk. */
    SPRING_BATCH_REPOSITORY(
            "spring-batch:repository",
            "org.springframework.batch.core.explore.",
            "org.springframework.batch.core.repository."),
    MICRONAUT_DATA("micronaut-data", "io.micronaut.data."),
    SPRING_JDBC("spring-jdbc", "org.springframework.jdbc."),
    MYBATIS("mybatis", "org.apache.ibatis."),
    MYBATIS_NESTED("mybatis:nested", "org.apache.ibatis.executor.loader."),
    MYBATIS_PLUS("mybatis-plus", "com.baomidou.mybatisplus."),
    JOOQ("jooq", "org.jooq."),
    JDBI("jdbi", "org.jdbi."),
    EBEAN("ebean", "io.ebean.", "io.ebeaninternal."),
    EXPOSED("exposed", "org.jetbrains.exposed."),
    GROOVY_SQL("groovy-sql", "groovy.sql.");

    private static final CodeOrigin[] ALL = values();

    private final String layer;
    private final List<String> prefixes;

    /** @param prefixes of its classes' names; more than one where versions of the library differ, or libraries are alike */
    CodeOrigin(String layer, String... prefixes) {
        this.layer = layer;
        this.prefixes = List.of(prefixes);
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
            for (String prefix : origin.prefixes) {
                if (prefix.length() > most && className.startsWith(prefix)) {
                    found = origin;
                    most = prefix.length();
                }
            }
        }
        return found;
    }
}
