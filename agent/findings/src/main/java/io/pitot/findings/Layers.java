package io.pitot.findings;

import io.pitot.dump.CallSite;
import java.util.List;
import java.util.Optional;

/**
 * The libraries through which the application ran a statement, and what it asked of them: which decides what is to be changed.
 *
 * @param names of {@link CallSite#layers}; empty where none is known
 */
record Layers(List<String> names) {

    private static final String LIBRARY = "library:";

    boolean none() {
        return names.isEmpty();
    }

    /** The method of a library with tables of its own that the application called, {@code org.quartz.impl.StdScheduler#scheduleJob}. */
    Optional<String> library() {
        return names.stream()
                .filter(name -> name.startsWith(LIBRARY))
                .map(name -> name.substring(LIBRARY.length()))
                .findFirst();
    }

    boolean hibernate() {
        return names.stream().anyMatch(name -> name.startsWith("hibernate"));
    }

    /** Whether Hibernate was asked for a query; the statement may be it, or what Hibernate ran for its results. */
    boolean hibernateQuery() {
        return names.contains("hibernate:query");
    }

    /** Whether Hibernate looked an entity up by its key. */
    boolean hibernateLoad() {
        return names.contains("hibernate:load");
    }

    /** Whether it filled what is loaded when it is first used. */
    boolean hibernateLazy() {
        return names.contains("hibernate:collection") || names.contains("hibernate:reference");
    }

    /** Whether it wrote what had changed, before a query or at the end. */
    boolean hibernateFlush() {
        return names.contains("hibernate:flush");
    }

    boolean eclipselink() {
        return names.contains("eclipselink");
    }

    boolean myBatis() {
        return names.stream().anyMatch(name -> name.startsWith("mybatis"));
    }

    /** Whether it was by way of MyBatis-Plus, whose mappers and services have methods for many at once. */
    boolean myBatisPlus() {
        return names.contains("mybatis-plus");
    }

    /** Whether a select of a result map was run for one of its rows. */
    boolean myBatisNested() {
        return names.contains("mybatis:nested");
    }

    boolean jooq() {
        return names.contains("jooq");
    }

    boolean jdbi() {
        return names.contains("jdbi");
    }

    boolean ebean() {
        return names.contains("ebean");
    }

    boolean exposed() {
        return names.contains("exposed");
    }

    boolean springData() {
        return names.contains("spring-data");
    }

    /** Whether it read what belongs to a row that it had read: a part of an aggregate of Spring Data JDBC's. */
    boolean springDataRelation() {
        return names.contains("spring-data:relation");
    }

    /** Whether Spring Batch ran it, as its chunks, each of which is a transaction. */
    boolean springBatch() {
        return names.contains("spring-batch");
    }

    /** Whether Spring Batch wrote down how far a job has come, which is nobody's to write otherwise. */
    boolean springBatchRepository() {
        return names.contains("spring-batch:repository");
    }

    boolean micronautData() {
        return names.contains("micronaut-data");
    }

    boolean springJdbc() {
        return names.contains("spring-jdbc");
    }
}
