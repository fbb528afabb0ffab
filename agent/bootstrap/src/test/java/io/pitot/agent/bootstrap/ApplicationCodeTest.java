package io.pitot.agent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.sample.Scoring;
import java.lang.reflect.Proxy;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class ApplicationCodeTest {

    @Test
    void whatLiesInAFolderIsTheApplications() {
        assertThat(ApplicationCode.contains(Scoring.class)).isTrue();
        assertThat(ApplicationCode.contains(Scoring.class.getName())).isTrue();
    }

    @Test
    void theJdkAndTheAgentAreNot() {
        assertThat(ApplicationCode.contains(String.class)).isFalse();
        assertThat(ApplicationCode.contains("java.util.stream.ReferencePipeline"))
                .isFalse();
        assertThat(ApplicationCode.contains(javax.crypto.Cipher.class)).isFalse();
        assertThat(ApplicationCode.contains(Probe.class)).isFalse();
    }

    @Test
    void aLibraryInAJarIsNot() {
        assertThat(ApplicationCode.contains(Test.class)).isFalse();
        assertThat(ApplicationCode.contains("org.springframework.web.servlet.DispatcherServlet"))
                .isFalse();
    }

    @Test
    void aJarWhoseNameSaysNothingIsTheApplications() {
        // AssertJ stands for a service's own code that was packed into a plain jar.
        assertThat(ApplicationCode.contains(Assertions.class)).isTrue();
        assertThat(ApplicationCode.contains("com.acme.orders.Order")).isTrue();
    }

    @Test
    void generatedClassesAreNobodys() {
        Object proxy = Proxy.newProxyInstance(
                Scoring.class.getClassLoader(), new Class<?>[] {Runnable.class}, (self, method, arguments) -> null);
        assertThat(ApplicationCode.contains(proxy.getClass())).isFalse();
        assertThat(ApplicationCode.contains("com.acme.OrderService$$SpringCGLIB$$0"))
                .isFalse();
        assertThat(ApplicationCode.contains("com.acme.Order$HibernateProxy$x1Y2"))
                .isFalse();
    }
}
