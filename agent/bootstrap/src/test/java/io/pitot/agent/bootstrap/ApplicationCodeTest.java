package io.pitot.agent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.sample.Scoring;
import java.lang.reflect.Proxy;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApplicationCodeTest {

    @Test
    void whatLiesInAFolderIsTheApplications() {
        assertThat(ApplicationCode.contains(Scoring.class)).isTrue();
        assertThat(contains(Scoring.class.getName())).isTrue();
    }

    @Test
    void theJdkAndTheAgentAreNot() {
        assertThat(ApplicationCode.contains(String.class)).isFalse();
        assertThat(contains("java.util.stream.ReferencePipeline")).isFalse();
        assertThat(ApplicationCode.contains(javax.crypto.Cipher.class)).isFalse();
        assertThat(ApplicationCode.contains(Probe.class)).isFalse();
    }

    @Test
    void aLibraryInAJarIsNot() {
        assertThat(ApplicationCode.contains(Test.class)).isFalse();
        assertThat(contains("org.springframework.web.servlet.DispatcherServlet"))
                .isFalse();
        assertThat(contains("org.xnio.XnioWorker$WorkerThreadFactory$1$1")).isFalse();
    }

    @Test
    void aJarWhoseNameSaysNothingIsTheApplications() {
        // AssertJ stands for a service's own code that was packed into a plain jar.
        assertThat(ApplicationCode.contains(Assertions.class)).isTrue();
        assertThat(contains("com.acme.orders.Order")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com.acme.OrderService$$SpringCGLIB$$0",
                "com.acme.Order$HibernateProxy$x1Y2",
                "com.acme.Order$HibernateProxy",
                "com.acme.Order$HibernateInstantiator",
                "com.acme.Order$HibernateAccessOptimizer",
                "com.acme.Order_$$_jvst1f0_0",
                "com.acme.Order__Accessor_x1y2",
                "com.acme.Order_Instantiator_x1y2",
            })
    void classesThatFrameworksGenerateAreNobodys(String name) {
        assertThat(contains(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com.acme.Orders$$anon$1",
                "com.acme.Orders$$anonfun$show$1",
                "com.acme.OrdersKt$show$$inlined$map$1",
            })
    void classesThatCompilersMakeOfFunctionsAreTheApplications(String name) {
        assertThat(contains(name)).isTrue();
    }

    @Test
    void proxiesAreNobodys() {
        Object proxy = Proxy.newProxyInstance(
                Scoring.class.getClassLoader(), new Class<?>[] {Runnable.class}, (self, method, arguments) -> null);
        assertThat(ApplicationCode.contains(proxy.getClass())).isFalse();
    }

    @Test
    void classesThatQuarkusGeneratesBesideTheApplicationsAreNobodys() {
        assertThat(List.of(
                        "com.acme.Names_ClientProxy",
                        "com.acme.Names_Bean",
                        "com.acme.Owners_Subclass",
                        "com.acme.Owners_Subclass$0",
                        "com.acme.Owner$HibernateProxy",
                        "com.acme.Owners$quarkusrestinvoker$list_f4a65711",
                        "com.acme.Feeding_ScheduledInvoker_feed_d84f6096",
                        "com.acme.Routes_Observer_add_NQLFp434"))
                .noneMatch(ApplicationCodeTest::contains);
        assertThat(List.of("com.acme.Coffee_Beans", "com.acme.Subclass", "com.acme.ClientProxy"))
                .allMatch(ApplicationCodeTest::contains);
    }

    @Test
    void classesThatMicronautGeneratesBesideTheApplicationsAreNobodys() {
        assertThat(List.of(
                        "com.acme.$Orders$Definition",
                        "com.acme.$Orders$Definition$Exec",
                        "com.acme.$Orders$Definition$Intercepted",
                        "com.acme.$Orders$Definition$Intercepted$Definition",
                        "com.acme.$Order$Introspection",
                        "com.acme.$OrderRepository$Intercepted$Definition$Exec",
                        "com.acme.OrderRepository$Intercepted",
                        "$Orders$Definition"))
                .noneMatch(ApplicationCodeTest::contains);
        assertThat(List.of("com.acme.Orders$Definition", "com.acme.$Orders", "com.acme.Order$Introspection"))
                .allMatch(ApplicationCodeTest::contains);
    }

    @Test
    void aPlainJarIsPresumedToBeTheApplicationsAndAFolderIsIt() {
        assertThat(ApplicationCode.originOf(Assertions.class)).isEqualTo(CodeOrigin.PRESUMED);
        assertThat(ApplicationCode.originOf(Scoring.class)).isEqualTo(CodeOrigin.APPLICATION);
    }

    @Test
    void theJdkAndProxiesStandBetweenACallerAndWhatItCalls() {
        Object proxy = Proxy.newProxyInstance(
                Scoring.class.getClassLoader(), new Class<?>[] {Runnable.class}, (self, method, arguments) -> null);
        assertThat(ApplicationCode.originOf(proxy.getClass())).isEqualTo(CodeOrigin.BETWEEN);
        assertThat(ApplicationCode.originOf(List.class)).isEqualTo(CodeOrigin.BETWEEN);
        assertThat(ApplicationCode.originOf(Test.class)).isEqualTo(CodeOrigin.OTHER);
    }

    @Test
    void aBeansSubclassIsKnownByItsNameAndWhatItExtends() {
        assertThat(ApplicationCode.originOf(Weighing_Subclass.class)).isEqualTo(CodeOrigin.BEAN);
        assertThat(ApplicationCode.originOf(Other_Subclass.class)).isEqualTo(CodeOrigin.BETWEEN);
        assertThat(BeanSubclass.beanOf(Weighing_Subclass.class)).isEqualTo(Weighing.class);
        assertThat(BeanSubclass.beanOf(Other_Subclass.class)).isNull();
        assertThat(BeanSubclass.beanOf(Sorting.Intercepted.class)).isEqualTo(Sorting.class);
    }

    @ParameterizedTest
    @CsvSource({
        "com.acme.Orders$$SpringCGLIB$$0, com.acme.Orders",
        "com.acme.Orders$$EnhancerBySpringCGLIB$$3f2a1b, com.acme.Orders",
        "com.acme.Orders_Subclass, com.acme.Orders",
        "com.acme.Orders$Proxy$_$$_WeldSubclass, com.acme.Orders",
        "com.acme.Orders$$OwbInterceptProxy0, com.acme.Orders",
        "com.acme.Orders$$LocalBeanProxy, com.acme.Orders",
        "com.acme.Orders$$$view12, com.acme.Orders",
        "com.acme.Orders$$EnhancerByGuice$$1d2c, com.acme.Orders",
        "com.acme.$Orders$Definition$Intercepted, com.acme.Orders",
        "com.acme.$Outer$Orders$Definition$Intercepted, com.acme.Outer$Orders",
        "$Orders$Definition$Intercepted, Orders",
        "com.acme.OrderRepository$Intercepted, com.acme.OrderRepository",
        "com.acme.$Orders$Definition$Intercepted$Definition, ",
        "com.acme.$Orders$Definition$Exec, ",
        "com.acme.Order$HibernateProxy$abc, ",
        "com.acme.Orders, ",
    })
    void theNameOfABeansSubclassSaysWhichBeansItIs(String subclass, String bean) {
        assertThat(BeanSubclass.beanOf(subclass)).isEqualTo(bean);
    }

    @Test
    void theWayToABeansOwnMethodIsCalledLikeTheMethod() {
        assertThat(BeanSubclass.methodOf("$$access$$place")).isEqualTo("place");
        assertThat(BeanSubclass.methodOf("place")).isEqualTo("place");
    }

    interface Sorting {
        class Intercepted implements Sorting {}
    }

    static class Weighing {}

    static class Weighing_Subclass extends Weighing {}

    static class Other_Subclass extends Weighing {}

    private static boolean contains(String className) {
        return ApplicationCode.isApplication(ApplicationCode.originOf(className));
    }
}
