package io.pitot.agent.instrumentation.tomcat;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.web.TomcatServer;
import com.acme.web.spring.WebServer;
import io.pitot.agent.bootstrap.EndpointName;
import io.pitot.agent.bootstrap.Names;
import io.pitot.agent.instrumentation.Events;
import io.pitot.agent.instrumentation.HttpApplication;
import io.pitot.agent.instrumentation.HttpPipeline;
import io.pitot.agent.instrumentation.IsolatedApplication;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A URL is no name: however many a crawler or an attacker thinks of, the table of endpoints does not fill. */
class DistinctUrlsTest {

    private static final int URLS = 100_000;

    /** Frameworks take longer to find nothing; more than the table holds will do. */
    private static final int UNMATCHED_URLS = 10_000;

    @RegisterExtension
    final Events events = new Events();

    @Test
    void urlsOfADefaultServletAreOneEndpoint() throws Exception {
        assertOneEndpoint(new TomcatServer("/files", false), "/files/", URLS, "HTTP/1.1 200 ", "/files/*");
    }

    @Test
    void urlsThatNoControllerMatchesAreOneEndpoint() throws Exception {
        assertOneEndpoint(
                new WebServer("/crawled/*", "plain"), "/crawled/", UNMATCHED_URLS, "HTTP/1.1 404 ", "/crawled/*");
    }

    @Test
    void urlsThatNoResourceMatchesAreOneEndpoint() throws Exception {
        Object server = IsolatedApplication.of(List.of("jersey3", "tomcat10"), "jakarta.servlet")
                .make(
                        "com.acme.web.rest.RestServer",
                        new Class<?>[] {String.class, boolean.class, String.class, String.class, Map.class},
                        "org.glassfish.jersey.servlet.ServletContainer",
                        false,
                        "/crawled/*",
                        "/crawled",
                        Map.of());
        assertOneEndpoint(server, "/shop/crawled/", UNMATCHED_URLS, "HTTP/1.1 404 ", "/shop/crawled/*");
    }

    private static void assertOneEndpoint(Object server, String folder, int urls, String status, String route)
            throws Exception {
        HttpApplication application = new HttpApplication(server, "");
        Set<EndpointName> before = endpoints();
        Map<String, Integer> answers;
        try {
            answers =
                    HttpPipeline.statusLines(application.port(), urls, i -> folder + "user-" + i + "/" + i + "?q=" + i);
        } finally {
            application.stop();
        }

        assertThat(answers).isEqualTo(Map.of(status, urls));
        Set<EndpointName> added = endpoints();
        added.removeAll(before);
        assertThat(added).containsExactly(new EndpointName("http", "GET", route));
        assertThat(Names.ENDPOINTS.overflow()).isZero();
    }

    private static Set<EndpointName> endpoints() {
        Set<EndpointName> names = new HashSet<>();
        for (int id = 1; id <= Names.ENDPOINTS.maxId(); id++) {
            names.add(Names.ENDPOINTS.name(id));
        }
        return names;
    }
}
