package io.pitot.agent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class CodeOriginTest {

    @Test
    void theLongerPrefixSaysMore() {
        assertThat(CodeOrigin.ofLibrary("org.hibernate.internal.SessionImpl")).isEqualTo(CodeOrigin.HIBERNATE);
        assertThat(CodeOrigin.ofLibrary("org.hibernate.collection.spi.PersistentBag"))
                .isEqualTo(CodeOrigin.HIBERNATE_COLLECTION);
        assertThat(CodeOrigin.ofLibrary("org.apache.ibatis.executor.loader.ResultLoader"))
                .isEqualTo(CodeOrigin.MYBATIS_NESTED);
        assertThat(CodeOrigin.ofLibrary("io.ebeaninternal.server.query.CQuery")).isEqualTo(CodeOrigin.EBEAN);
        assertThat(CodeOrigin.ofLibrary("io.micronaut.data.runtime.intercept.DefaultFindAllInterceptor"))
                .isEqualTo(CodeOrigin.MICRONAUT_DATA);
        assertThat(CodeOrigin.ofLibrary("io.micronaut.data.connection.interceptor.ConnectableInterceptor"))
                .isEqualTo(CodeOrigin.BETWEEN);
    }

    @Test
    void librariesThatReachNoDatabaseAreOfNoLayer() {
        assertThat(CodeOrigin.ofLibrary("org.springframework.web.servlet.DispatcherServlet"))
                .isEqualTo(CodeOrigin.OTHER);
        assertThat(CodeOrigin.OTHER.layer()).isEmpty();
    }

    @Test
    void librariesWithTablesOfTheirOwnAreToldFromWhatTheyUse() {
        assertThat(CodeOrigin.ofLibrary("org.quartz.impl.StdScheduler")).isEqualTo(CodeOrigin.LIBRARY);
        assertThat(CodeOrigin.ofLibrary("org.springframework.security.acls.jdbc.JdbcAclService"))
                .isEqualTo(CodeOrigin.LIBRARY);
        assertThat(CodeOrigin.ofLibrary("org.springframework.jdbc.core.JdbcTemplate"))
                .isEqualTo(CodeOrigin.SPRING_JDBC);
        assertThat(CodeOrigin.ofLibrary("org.springframework.aop.framework.JdkDynamicAopProxy"))
                .isEqualTo(CodeOrigin.BETWEEN);
    }

    @Test
    void whatSpringDataReadsForARowIsToldFromWhatItIsAskedFor() {
        String convert = "org.springframework.data.jdbc.core.convert.";
        assertThat(CodeOrigin.ofLibrary(convert + "MappingJdbcConverter$ResolvingRelationalPropertyValueProvider"))
                .isEqualTo(CodeOrigin.SPRING_DATA_RELATION);
        assertThat(CodeOrigin.ofLibrary(convert + "DefaultDataAccessStrategy")).isEqualTo(CodeOrigin.SPRING_DATA);
    }

    @Test
    void whatSpringBatchWritesAboutItsJobsIsToldFromTheJobsItems() {
        assertThat(CodeOrigin.ofLibrary("org.springframework.batch.core.repository.dao.JdbcStepExecutionDao"))
                .isEqualTo(CodeOrigin.SPRING_BATCH_REPOSITORY);
        assertThat(CodeOrigin.ofLibrary("org.springframework.batch.item.database.JdbcBatchItemWriter"))
                .isEqualTo(CodeOrigin.SPRING_BATCH);
    }

    @Test
    void noMoreMethodsOfLibrariesAreKeptThanThereIsRoomFor() {
        LayerNames names = new LayerNames(2);
        EnumSet<CodeOrigin> ebean = EnumSet.of(CodeOrigin.EBEAN);

        assertThat(names.of(ebean, "org.engine.Service", "find"))
                .containsExactly("library:org.engine.Service#find", "ebean");
        assertThat(names.of(ebean, "org.engine.Service", "count"))
                .containsExactly("library:org.engine.Service#count", "ebean");
        assertThat(names.of(ebean, "org.engine.Service", "last")).containsExactly("ebean");
        assertThat(names.of(ebean, "org.engine.Service", "find"))
                .containsExactly("library:org.engine.Service#find", "ebean");
    }

    @Test
    void layersAreNamedOnceEach() {
        Layers layers = new Layers();
        layers.pass(CodeOrigin.SPRING_DATA, "org.library.Type", "run");
        layers.pass(CodeOrigin.OTHER, "org.library.Type", "run");
        layers.pass(CodeOrigin.HIBERNATE, "org.library.Type", "run");
        layers.pass(CodeOrigin.SPRING_DATA, "org.library.Type", "run");

        assertThat(layers.names()).isEqualTo(List.of("hibernate", "spring-data"));
    }

    @Test
    void equalLayersShareTheirNames() {
        Layers one = new Layers();
        one.pass(CodeOrigin.JOOQ, "org.library.Type", "run");
        Layers other = new Layers();
        other.pass(CodeOrigin.JOOQ, "org.library.Type", "run");

        assertThat(one.names()).isSameAs(other.names());
        assertThat(new Layers().names()).isEmpty();
    }
}
