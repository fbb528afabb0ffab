package io.pitot.agent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StackReadingTest {

    private final StackReading reading = new StackReading();

    @Test
    void framesOfAnUnknownLibraryAreNoneWhereTheApplicationsAre() {
        passed(CodeOrigin.MYBATIS);
        presumed("org.engine.Session");
        passed(CodeOrigin.SPRING_JDBC);
        presumed("org.engine.Commands");
        built("com.acme.Orders");
        passed(CodeOrigin.JOOQ);
        presumed("org.server.Dispatcher");
        built("com.acme.Filter");
        assertThat(reading.frames())
                .extracting(CallSite.Frame::type)
                .containsExactly("com.acme.Orders", "com.acme.Filter");
        assertThat(reading.layers()).containsExactlyInAnyOrder("mybatis", "spring-jdbc");
    }

    @Test
    void theyAreTheApplicationsWhereThereIsNoOther() {
        passed(CodeOrigin.MYBATIS);
        presumed("com.acme.orders.Orders");
        passed(CodeOrigin.SPRING_JDBC);
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

    @Test
    void theMethodOfALibraryWithTablesOfItsOwnIsToldThatTheApplicationCalls() {
        passed(CodeOrigin.MYBATIS);
        reading.pass(CodeOrigin.LIBRARY, "org.flowable.engine.impl.db.DbSqlSession", "selectList");
        reading.pass(CodeOrigin.LIBRARY, "org.flowable.engine.impl.TaskServiceImpl", "getVariables");
        passed(CodeOrigin.BETWEEN);
        built("com.acme.Tasks");
        assertThat(reading.layers())
                .containsExactly("library:org.flowable.engine.impl.TaskServiceImpl#getVariables", "mybatis");
    }

    @Test
    void whatAnotherLibraryAsksItForIsNotTheApplicationsToChange() {
        reading.pass(CodeOrigin.LIBRARY, "org.flowable.engine.impl.TaskServiceImpl", "getVariables");
        passed(CodeOrigin.OTHER);
        built("com.acme.Filter");
        assertThat(reading.layers()).isEmpty();
    }

    @Test
    void whatAnUnknownLibraryAsksItForIsNotEither() {
        reading.pass(CodeOrigin.LIBRARY, "org.flowable.engine.impl.TaskServiceImpl", "getVariables");
        presumed("org.server.Dispatcher");
        built("com.acme.Filter");
        assertThat(reading.layers()).isEmpty();
    }

    @Test
    void whatALibraryCallsBackIsTheApplicationsOwn() {
        passed(CodeOrigin.JOOQ);
        built("com.acme.Approval");
        reading.pass(CodeOrigin.LIBRARY, "org.flowable.engine.impl.TaskServiceImpl", "complete");
        built("com.acme.Tasks");
        assertThat(reading.layers()).containsExactly("jooq");
    }

    @Test
    void whereNothingIsTheApplicationsALibraryWithTablesOfItsOwnIsWhatRuns() {
        passed(CodeOrigin.HIBERNATE);
        library("org.keycloak.models.jpa.JpaRealmProvider");
        passed(CodeOrigin.BETWEEN);
        library("org.keycloak.services.resources.admin.GroupsResource");
        passed(CodeOrigin.OTHER);
        assertThat(reading.frames())
                .extracting(CallSite.Frame::type)
                .containsExactly(
                        "org.keycloak.models.jpa.JpaRealmProvider",
                        "org.keycloak.services.resources.admin.GroupsResource");
        assertThat(reading.layers()).containsExactly("hibernate");
    }

    @Test
    void aLibraryWithTablesOfItsOwnDoesNotHideTheApplication() {
        library("org.quartz.impl.StdScheduler");
        presumed("com.acme.Jobs");
        assertThat(reading.frames()).extracting(CallSite.Frame::type).containsExactly("com.acme.Jobs");
        assertThat(reading.wants(CodeOrigin.LIBRARY)).isFalse();
        assertThat(reading.layers()).containsExactly("library:org.quartz.impl.StdScheduler#run");
    }

    @ParameterizedTest
    @EnumSource(names = {"APPLICATION", "PRESUMED"})
    void anAspectAroundALibraryIsNotWhereACallBegins(CodeOrigin origin) {
        passed(CodeOrigin.SPRING_JDBC);
        intercepting(origin, "com.acme.TimingAspect");
        passed(CodeOrigin.JOOQ);
        reading.read(origin, frame("com.acme.Orders"), false);
        intercepting(origin, "com.acme.RetryAspect");
        assertThat(reading.frames())
                .extracting(CallSite.Frame::type)
                .containsExactly("com.acme.Orders", "com.acme.RetryAspect");
        assertThat(reading.layers()).containsExactlyInAnyOrder("spring-jdbc", "jooq");
    }

    @Test
    void anAspectIsWhereACallBeginsIfNothingElseIsTheApplications() {
        intercepting(CodeOrigin.APPLICATION, "com.acme.TimingAspect");
        passed(CodeOrigin.OTHER);
        assertThat(reading.frames()).extracting(CallSite.Frame::type).containsExactly("com.acme.TimingAspect");
    }

    @Test
    void whileATransactionEndsTheBeansMethodIsTheApplicationsWhateverFilterStandsFurtherOut() {
        passed(CodeOrigin.HIBERNATE_FLUSH);
        passed(CodeOrigin.BETWEEN);
        bean("com.acme.Orders");
        passed(CodeOrigin.BETWEEN);
        passed(CodeOrigin.OTHER);
        built("com.acme.Filter");
        assertThat(reading.frames())
                .extracting(CallSite.Frame::type)
                .containsExactly("com.acme.Orders", "com.acme.Filter");
        assertThat(reading.layers()).containsExactly("hibernate:flush");
    }

    @Test
    void theLineThatCallsTheBeanSaysMoreThanTheBeansMethod() {
        bean("com.acme.Orders");
        passed(CodeOrigin.BETWEEN);
        built("com.acme.OrderController");
        assertThat(reading.frames()).extracting(CallSite.Frame::type).containsExactly("com.acme.OrderController");
    }

    @Test
    void aBeansMethodIsNotToldTwiceWhereItRuns() {
        built("com.acme.Orders");
        passed(CodeOrigin.BETWEEN);
        bean("com.acme.Orders");
        passed(CodeOrigin.OTHER);
        assertThat(reading.frames()).containsExactly(frame("com.acme.Orders"));
    }

    @Test
    void aBeansMethodIsTheApplicationsWhereAPoolOfTheJdkRunsIt() {
        bean("com.acme.Orders");
        passed(CodeOrigin.BETWEEN);
        assertThat(reading.frames()).extracting(CallSite.Frame::type).containsExactly("com.acme.Orders");
    }

    @Test
    void aBeanOfALibraryIsNotTheApplications() {
        reading.readBean(CodeOrigin.OTHER, method("org.springframework.data.Repository"));
        passed(CodeOrigin.OTHER);
        assertThat(reading.frames()).isEmpty();
    }

    private void bean(String type) {
        reading.readBean(CodeOrigin.APPLICATION, method(type));
    }

    private static CallSite.Frame method(String type) {
        return new CallSite.Frame(type, "place", null, -1);
    }

    private void library(String type) {
        if (reading.wants(CodeOrigin.LIBRARY)) {
            reading.readLibrary(frame(type), false);
        }
        reading.pass(CodeOrigin.LIBRARY, type, "run");
    }

    private void passed(CodeOrigin origin) {
        reading.pass(origin, "org.library.Type", "run");
    }

    private void built(String type) {
        reading.read(CodeOrigin.APPLICATION, frame(type), false);
    }

    private void presumed(String type) {
        reading.read(CodeOrigin.PRESUMED, frame(type), false);
    }

    private void intercepting(CodeOrigin origin, String type) {
        reading.read(origin, frame(type), true);
    }

    private static CallSite.Frame frame(String type) {
        return new CallSite.Frame(type, "run", null, 1);
    }
}
