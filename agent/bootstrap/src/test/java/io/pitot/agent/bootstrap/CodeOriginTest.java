package io.pitot.agent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

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
    }

    @Test
    void librariesThatReachNoDatabaseAreOfNoLayer() {
        assertThat(CodeOrigin.ofLibrary("org.springframework.web.servlet.DispatcherServlet"))
                .isEqualTo(CodeOrigin.OTHER);
        assertThat(CodeOrigin.OTHER.layer()).isEmpty();
    }

    @Test
    void layersAreNamedOnceEach() {
        Layers layers = new Layers();
        layers.pass(CodeOrigin.SPRING_DATA);
        layers.pass(CodeOrigin.OTHER);
        layers.pass(CodeOrigin.HIBERNATE);
        layers.pass(CodeOrigin.SPRING_DATA);

        assertThat(layers.names()).isEqualTo(List.of("hibernate", "spring-data"));
    }

    @Test
    void equalLayersShareTheirNames() {
        Layers one = new Layers();
        one.pass(CodeOrigin.JOOQ);
        Layers other = new Layers();
        other.pass(CodeOrigin.JOOQ);

        assertThat(one.names()).isSameAs(other.names());
        assertThat(new Layers().names()).isEmpty();
    }
}
