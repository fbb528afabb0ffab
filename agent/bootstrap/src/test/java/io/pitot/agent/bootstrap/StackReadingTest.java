package io.pitot.agent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StackReadingTest {

    private final StackReading reading = new StackReading();

    @Test
    void framesOfAnUnknownLibraryAreNoneWhereTheApplicationsAre() {
        reading.pass(CodeOrigin.MYBATIS);
        presumed("org.engine.Session");
        reading.pass(CodeOrigin.SPRING_JDBC);
        presumed("org.engine.Commands");
        built("com.acme.Orders");
        reading.pass(CodeOrigin.JOOQ);
        presumed("org.server.Dispatcher");
        built("com.acme.Filter");
        assertThat(reading.frames())
                .extracting(CallSite.Frame::type)
                .containsExactly("com.acme.Orders", "com.acme.Filter");
        assertThat(reading.layers()).containsExactlyInAnyOrder("mybatis", "spring-jdbc");
    }

    @Test
    void theyAreTheApplicationsWhereThereIsNoOther() {
        reading.pass(CodeOrigin.MYBATIS);
        presumed("com.acme.orders.Orders");
        reading.pass(CodeOrigin.SPRING_JDBC);
        presumed("com.acme.web.Filter");
        assertThat(reading.frames())
                .extracting(CallSite.Frame::type)
                .containsExactly("com.acme.orders.Orders", "com.acme.web.Filter");
        assertThat(reading.layers()).containsExactly("mybatis");
    }

    @Test
    void aDeepUnknownLibraryDoesNotHideTheApplication() {
        for (int i = 0; i < 100; i++) {
            presumed("org.engine.Command" + i);
        }
        assertThat(reading.isFull()).isFalse();
        built("com.acme.Orders");
        assertThat(reading.frames()).extracting(CallSite.Frame::type).containsExactly("com.acme.Orders");
    }

    private void built(String type) {
        reading.read(CodeOrigin.APPLICATION, type, "run", null, 1);
    }

    private void presumed(String type) {
        reading.read(CodeOrigin.PRESUMED, type, "run", null, 1);
    }
}
