package io.pitot.agent.instrumentation.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.acme.web.Answering;
import com.acme.web.ErrorPage;
import com.acme.web.Failure;
import io.pitot.agent.bootstrap.EndpointName;
import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.bootstrap.Names;
import io.pitot.agent.bootstrap.ThreadMeter;
import io.pitot.agent.instrumentation.Event;
import io.pitot.agent.instrumentation.Events;
import io.pitot.agent.instrumentation.HttpApplication;
import io.pitot.agent.instrumentation.HttpPipeline;
import java.lang.management.ManagementFactory;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is known of requests, on any servlet container. Each runs the same application, {@code com.acme.web}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ServletContract {

    /** The events of each test. */
    @RegisterExtension
    protected final Events events = new Events();

    private HttpApplication plain;
    private HttpApplication withErrorPages;

    /** Starts the application on the container. */
    protected abstract Object start(String contextPath, boolean errorPages) throws Exception;

    /** Whether filters can tell what the request is mapped to (Servlet 4). */
    protected abstract boolean filtersKnowTheMapping();

    /** Whether the container can hand a connection over to another protocol. */
    protected boolean upgrades() {
        return true;
    }

    /** The application in the root context, without error pages. */
    protected final HttpApplication plain() throws Exception {
        if (plain == null) {
            plain = new HttpApplication(start("", false), "");
        }
        return plain;
    }

    /** The application below {@code /shop}, with error pages. */
    protected final HttpApplication withErrorPages() throws Exception {
        if (withErrorPages == null) {
            withErrorPages = new HttpApplication(start("/shop", true), "/shop");
        }
        return withErrorPages;
    }

    @AfterAll
    void stop() throws Exception {
        if (plain != null) {
            plain.stop();
        }
        if (withErrorPages != null) {
            withErrorPages.stop();
        }
    }

    @Test
    void requestsAreNamedByTheirMapping() throws Exception {
        plain().get("/exact?customer=4711");
        plain().get("/api/orders/4711");
        plain().get("/orders/4711.do");
        plain().get("/orders/4711");
        plain().get("/api");

        assertThat(events.awaitRequests(5))
                .extracting(event -> event.endpoint().route())
                .containsExactly("/exact", "/api/*", "*.do", "/*", "/api/*");
        assertNoEndpointHoldsAnId();
    }

    @Test
    void contextPathIsPartOfTheRoute() throws Exception {
        withErrorPages().get("/exact");
        withErrorPages().get("/api/orders/4711");
        withErrorPages().get("/orders/4711.do");
        withErrorPages().get("/orders/4711");

        assertThat(events.awaitRequests(4))
                .extracting(event -> event.endpoint().route())
                .containsExactly("/shop/exact", "/shop/api/*", "/shop/*.do", "/shop/*");
        assertNoEndpointHoldsAnId();
    }

    @Test
    void contextPathIsTheDeployedOneHoweverTheClientSpellsIt() throws Exception {
        HttpResponse<byte[]> response = withErrorPages().send("GET", "/%73hop/api/orders/4711");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(only().endpoint().route()).isEqualTo("/shop/api/*");
    }

    @Test
    void methodIsPartOfTheEndpointAndUnknownOnesAreOne() throws Exception {
        for (String method : List.of("GET", "POST", "DELETE", "BREW", "STIR")) {
            plain().send(method, "/exact");
        }

        assertThat(events.awaitRequests(5))
                .extracting(Event::endpoint)
                .containsExactly(
                        new EndpointName("http", "GET", "/exact"),
                        new EndpointName("http", "POST", "/exact"),
                        new EndpointName("http", "DELETE", "/exact"),
                        new EndpointName("http", "OTHER", "/exact"),
                        new EndpointName("http", "OTHER", "/exact"));
    }

    @Test
    void oneEventHoweverManyFiltersAndServletsARequestPasses() throws Exception {
        plain().get("/api/x?do=forward&bytes=10");
        plain().get("/api/x?do=include&bytes=10");

        List<Event> requests = events.awaitRequests(2);

        assertThat(requests).allSatisfy(event -> {
            assertThat(event.endpoint()).isEqualTo(new EndpointName("http", "GET", "/api/*"));
            assertThat(event.code()).isEqualTo(200);
            assertThat(event.has(EventLayout.FLAG_ERROR)).isFalse();
        });
        assertThat(requests.get(0).requestId()).isNotEqualTo(requests.get(1).requestId());
    }

    @Test
    void asynchronousRequestEndsWhenItIsComplete() throws Exception {
        assertThat(plain().get("/exact?do=later").statusCode()).isEqualTo(202);
        assertThat(plain().get("/api/x?do=thread&bytes=10").body()).hasSize(10);

        List<Event> requests = events.awaitRequests(2);

        assertThat(requests).extracting(event -> event.endpoint().route()).containsExactly("/exact", "/api/*");
        assertThat(requests).extracting(Event::code).containsExactly(202, 200);
        assertThat(requests).allMatch(event -> event.has(EventLayout.FLAG_SPREAD));
    }

    @Test
    void asynchronousRequestThatTimesOutHasTheStatusThatItsClientGot() throws Exception {
        int status = plain().get("/exact?do=timeout").statusCode();

        assertThat(status).isGreaterThanOrEqualTo(500);
        assertThat(events.awaitRequests(1)).extracting(Event::code).containsExactly(status);
    }

    @Test
    void asynchronousDispatchIsNoSecondRequest() throws Exception {
        assertThat(plain().get("/exact?do=async&bytes=10").body()).hasSize(10);
        plain().get("/exact");

        assertThat(events.awaitRequests(2))
                .extracting(event -> event.endpoint().route())
                .containsExactly("/exact", "/exact");
    }

    @Test
    void statusIsTheClients() throws Exception {
        List<Integer> seen = new ArrayList<>();
        for (String query : List.of(
                "do=status&status=201",
                "do=redirect",
                "do=status&status=503",
                "do=error&status=404",
                "do=error&status=503")) {
            seen.add(plain().get("/exact?" + query).statusCode());
        }

        List<Event> requests = events.awaitRequests(5);

        assertThat(seen).containsExactly(201, 302, 503, 404, 503);
        assertThat(requests).extracting(Event::code).isEqualTo(seen);
        assertThat(requests)
                .extracting(event -> event.has(EventLayout.FLAG_ERROR))
                .containsExactly(false, false, true, false, true);
    }

    @Test
    void exceptionIsAServerErrorWithItsClassAndTheLineThatThrewIt() throws Exception {
        int line = catchThrowable(Failure::fail).getStackTrace()[0].getLineNumber();
        for (boolean errorPages : new boolean[] {false, true}) {
            // Call sites are looked for at the first errors of an endpoint: no other container has these endpoints.
            String contextPath = "/" + getClass().getSimpleName() + errorPages;
            HttpApplication application = new HttpApplication(start(contextPath, errorPages), contextPath);
            try {
                for (String what : List.of("do=throw", "do=wrap", "filter=throw")) {
                    events.clear();
                    assertThat(application.get("/exact?" + what).statusCode()).isEqualTo(500);

                    Event request = only();

                    assertThat(request.code()).isEqualTo(500);
                    assertThat(request.has(EventLayout.FLAG_ERROR)).isTrue();
                    assertThat(request.error(true)).isEqualTo("java.lang.IllegalStateException");
                    assertThat(request.site()).as(what).isNotNull();
                    assertThat(request.site().frames().get(0))
                            .hasToString("Frame[type=com.acme.web.Failure, method=fail, file=Failure.java, line=" + line
                                    + "]");
                }
            } finally {
                application.stop();
            }
        }
    }

    @Test
    void textIsKnownNotToBeCompressedWhereTheClientTakesItCompressed() throws Exception {
        String text = "/exact?bytes=4000&type=text/html;charset=UTF-8";
        List<Event> requests;
        HttpApplication application = new HttpApplication(start("/plain", false), "");
        try {
            application.send("GET", "/plain" + text, "Accept-Encoding", "br;q=1.0, gzip;q=0.8");
            application.send("GET", "/plain" + text + "&do=late", "Accept-Encoding", "gzip");
            application.send("GET", "/plain" + text);
            application.send("GET", "/plain" + text, "Accept-Encoding", "gzip;q=0, identity");
            application.send("GET", "/plain/exact?bytes=4000&type=image/png", "Accept-Encoding", "gzip");
            application.send(
                    "GET", "/plain" + text, "Accept-Encoding", "gzip", Answering.ANSWER, "Content-Encoding:gzip");
            requests = events.awaitRequests(6);
        } finally {
            application.stop();
        }

        assertThat(requests).allMatch(event -> event.has(EventLayout.FLAG_HEADERS));
        assertThat(requests)
                .extracting(event -> event.has(EventLayout.FLAG_UNCOMPRESSED))
                .containsExactly(true, true, false, false, false, false);
    }

    @Test
    void whatTheServerCompressesIsKnownToBe() throws Exception {
        System.setProperty(Answering.COMPRESSED, "true");
        HttpApplication application;
        try {
            application = new HttpApplication(start("/gzip", false), "");
        } finally {
            System.clearProperty(Answering.COMPRESSED);
        }
        int received;
        List<Event> requests;
        try {
            received = application
                    .send("GET", "/gzip/exact?bytes=4000&type=text/plain", "Accept-Encoding", "gzip")
                    .body()
                    .length;
            application.send("GET", "/gzip/exact?bytes=4000&type=text/plain");
            requests = events.awaitRequests(2);
        } finally {
            application.stop();
        }

        assertThat(received).isLessThan(1_000);
        assertThat(requests)
                .allMatch(event -> event.has(EventLayout.FLAG_HEADERS))
                .noneMatch(event -> event.has(EventLayout.FLAG_UNCOMPRESSED));
    }

    @Test
    void responseIsKnownToHaveNoHeaderByWhichItsClientCouldKeepIt() throws Exception {
        List<Event> requests;
        HttpApplication application = new HttpApplication(start("/again", false), "");
        try {
            application.send("GET", "/again/exact");
            application.send("GET", "/again/exact", "Cookie", "a=b");
            application.send("GET", "/again/exact", "Authorization", "Bearer x");
            application.send("GET", "/again/exact", Answering.ANSWER, "Set-Cookie:a=b");
            application.send("GET", "/again/exact?page=1");
            application.send("POST", "/again/exact");
            for (String header : List.of(
                    "ETag:\"1\"",
                    "Last-Modified:Sun, 22 Nov 2026 05:00:00 GMT",
                    "Cache-Control:no-store",
                    "Expires:0")) {
                application.send("GET", "/again/exact", Answering.ANSWER, header);
            }
            requests = events.awaitRequests(10);
        } finally {
            application.stop();
        }

        assertThat(requests).allMatch(event -> event.has(EventLayout.FLAG_HEADERS));
        assertThat(requests)
                .extracting(event -> event.has(EventLayout.FLAG_UNVALIDATED))
                .containsExactly(true, true, true, true, false, false, false, false, false, false);
        assertThat(requests.subList(0, 4))
                .extracting(event -> event.has(EventLayout.FLAG_PERSONAL))
                .containsExactly(false, true, true, true);
    }

    @Test
    void exceptionBehindAResponseThatHasBegunIsAnErrorWithTheStatusThatTheClientGot() throws Exception {
        String answer = HttpPipeline.statusLineUntilClosed(
                plain().port(), "GET /exact?do=break&bytes=300000 HTTP/1.1", "Host: localhost", "Connection: close");

        Event request = only();

        assertThat(answer).startsWith("HTTP/1.1 200");
        assertThat(request.code()).isEqualTo(200);
        assertThat(request.count()).isGreaterThanOrEqualTo(300_000);
        assertThat(request.has(EventLayout.FLAG_ERROR)).isTrue();
        assertThat(request.error(true)).isEqualTo("java.lang.IllegalStateException");
    }

    @Test
    void streamedResponseIsOneRequest() throws Exception {
        assertThat(plain().get("/exact?do=stream&bytes=9000").body()).hasSize(27_000);

        Event request = only();

        assertThat(request.code()).isEqualTo(200);
        assertThat(request.endpoint().route()).isEqualTo("/exact");
        assertThat(request.has(EventLayout.FLAG_ERROR)).isFalse();
    }

    @Test
    void statusOfAnUpgradedConnectionIsTheClients() throws Exception {
        String answer = HttpPipeline.statusLine(
                plain().port(),
                "GET /exact?do=upgrade HTTP/1.1",
                "Host: localhost",
                "Connection: Upgrade",
                "Upgrade: echo");

        Event request = only();

        assertThat(answer).startsWith("HTTP/1.1 " + (upgrades() ? 101 : 500));
        assertThat(request.code()).isEqualTo(upgrades() ? 101 : 500);
        assertThat(request.has(EventLayout.FLAG_ERROR)).isEqualTo(!upgrades());
    }

    @Test
    void errorPageNeitherCountsNorRenames() throws Exception {
        HttpResponse<byte[]> notFound = withErrorPages().get("/api/orders/4711?do=error&status=404");
        HttpResponse<byte[]> failed = withErrorPages().get("/exact?do=throw");
        withErrorPages().get("/exact");

        assertThat(notFound.body()).asString().isEqualTo(ErrorPage.TEXT);
        assertThat(failed.body()).asString().isEqualTo(ErrorPage.TEXT);
        List<Event> requests = events.awaitRequests(3);
        assertThat(requests)
                .extracting(event -> event.endpoint().route())
                .containsExactly("/shop/api/*", "/shop/exact", "/shop/exact");
        assertThat(requests).extracting(Event::code).containsExactly(404, 500, 200);
    }

    @Test
    void filterThatAnswersItselfIsTheRequest() throws Exception {
        String mapping = filtersKnowTheMapping() ? "/api/*" : "(unmatched)";
        assertThat(plain().get("/api/4711?filter=answer").statusCode()).isEqualTo(202);
        assertThat(plain().get("/api/4711?filter=refuse").statusCode()).isEqualTo(401);
        assertThat(withErrorPages().get("/api/4711?filter=refuse").statusCode()).isEqualTo(401);

        List<Event> requests = events.awaitRequests(3);

        assertThat(requests).extracting(Event::code).containsExactly(202, 401, 401);
        assertThat(requests)
                .extracting(Event::endpoint)
                .containsExactly(
                        new EndpointName("http", "GET", mapping),
                        new EndpointName("http", "GET", mapping),
                        new EndpointName("http", "GET", filtersKnowTheMapping() ? "/shop/api/*" : mapping));
    }

    @Test
    void bytesOutAreThoseTheClientReceived() throws Exception {
        List<Long> received = new ArrayList<>();
        for (String query : List.of("", "bytes=1", "bytes=7000", "bytes=300000", "do=include&bytes=9000", "do=throw")) {
            received.add((long) plain().get("/exact?" + query).body().length);
        }
        received.add((long) withErrorPages().get("/exact?do=throw").body().length);
        received.add((long) plain().send("HEAD", "/exact?bytes=500").body().length);

        assertThat(events.awaitRequests(8)).extracting(Event::count).isEqualTo(received);
        assertThat(received).contains(0L, 1L, 7000L, 300_000L, 18_000L);
    }

    @Test
    void requestAfterAFailedOneStartsClean() throws Exception {
        plain().get("/api/1?do=throw&bytes=9000");
        plain().get("/exact?bytes=5");

        Event second = events.awaitRequests(2).get(1);

        assertThat(second.endpoint()).isEqualTo(new EndpointName("http", "GET", "/exact"));
        assertThat(second.code()).isEqualTo(200);
        assertThat(second.has(EventLayout.FLAG_ERROR)).isFalse();
        assertThat(second.error(true)).isNull();
        assertThat(second.site()).isNull();
        assertThat(second.count()).isEqualTo(5);
    }

    @Test
    void bytesOutOfAsynchronousRequestsAreThoseTheClientReceived() throws Exception {
        List<Long> received = new ArrayList<>();
        for (String query : List.of(
                "do=async&bytes=10", "do=thread&bytes=300000", "do=later", "do=late&bytes=300000", "do=timeout")) {
            received.add((long) plain().get("/exact?" + query).body().length);
        }

        assertThat(events.awaitRequests(5)).extracting(Event::count).isEqualTo(received);
        assertThat(received).startsWith(10L, 300_000L, 0L, 300_000L);
    }

    @Test
    void requestThatReachesNoApplicationIsUnmatched() throws Exception {
        HttpResponse<byte[]> response = withErrorPages().send("POST", "/elsewhere/4711");
        assertThat(response.statusCode()).isEqualTo(404);

        Event request = only();

        assertThat(request.endpoint()).isEqualTo(new EndpointName("http", "POST", "(unmatched)"));
        assertThat(request.code()).isEqualTo(404);
        assertThat(request.count()).isEqualTo(response.body().length);
    }

    @Test
    void requestLastsFromBeforeItsServletsUntilTheyHaveReturned() throws Exception {
        assertThat(plain().get("/exact?do=clock").body()).hasSize(2);

        Event request = only();

        long[] servlet = (long[]) Objects.requireNonNull(System.getProperties().remove(Answering.CLOCK));
        assertThat(request.start()).isLessThan(servlet[0]);
        assertThat(request.start() + request.duration()).isGreaterThan(servlet[1]);
        assertThat(request.has(EventLayout.FLAG_WHOLE)).isTrue();
    }

    @Test
    void processorTimeAndAllocationAreUnknownWithoutAMeter() throws Exception {
        plain().get("/exact?bytes=100000");

        Event request = only();

        assertThat(request.hash()).isEqualTo(ThreadMeter.UNKNOWN);
        assertThat(request.extra()).isEqualTo(ThreadMeter.UNKNOWN);
    }

    @Test
    void processorTimeAndAllocationAreTheRequestThreads() throws Exception {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        install(threads::getCurrentThreadCpuTime, threads::getCurrentThreadAllocatedBytes);
        try {
            plain().get("/exact?bytes=5000000");

            Event request = only();

            assertThat(request.hash()).isPositive();
            assertThat(request.extra()).isGreaterThan(5_000_000).isLessThan(100_000_000);
        } finally {
            install(() -> ThreadMeter.UNKNOWN, () -> ThreadMeter.UNKNOWN);
        }
    }

    private static void install(java.util.function.LongSupplier cpu, java.util.function.LongSupplier allocated) {
        ThreadMeter.install(new ThreadMeter() {
            @Override
            public long cpuNanos() {
                return cpu.getAsLong();
            }

            @Override
            public long allocatedBytes() {
                return allocated.getAsLong();
            }
        });
    }

    /** The only request so far. */
    protected final Event only() throws InterruptedException {
        return events.awaitRequests(1).get(0);
    }

    private static void assertNoEndpointHoldsAnId() {
        for (int id = 1; id <= 10_000; id++) {
            EndpointName name = Names.ENDPOINTS.name(id);
            assertThat(name == null ? "" : name.route()).doesNotContain("4711");
        }
    }
}
