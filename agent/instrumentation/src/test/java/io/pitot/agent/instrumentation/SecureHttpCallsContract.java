package io.pitot.agent.instrumentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.bootstrap.Names;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.ToIntBiFunction;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an HTTP client tells of its calls over TLS, by either version of HTTP, held against what the server has counted. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class SecureHttpCallsContract {

    private static final int CALLS = 20;
    private static final int REQUESTS = 20;

    @RegisterExtension
    final Events events = new Events();

    private final String application;
    private final List<String> libraries;
    private ToIntFunction<String> service;
    private ToIntBiFunction<String, String> calls;

    /**
     * @param application a subclass of {@code com.acme.web.calls.SecureCalls}
     * @param libraries the folders of its jars
     */
    protected SecureHttpCallsContract(String application, List<String> libraries) {
        this.application = application;
        this.libraries = libraries;
    }

    @BeforeAll
    @SuppressWarnings("unchecked")
    void start(@TempDir Path folder) throws Exception {
        Path keyStore = keyStore(folder);
        service = (ToIntFunction<String>) IsolatedApplication.of(List.of("tomcat10"), "jakarta.servlet", false)
                .make("com.acme.web.calls.SecureService", new Class<?>[] {Path.class}, keyStore);
        calls = (ToIntBiFunction<String, String>) IsolatedApplication.of(libraries, "jakarta.servlet")
                .make("com.acme.web.calls." + application, new Class<?>[] {Path.class}, keyStore);
    }

    @AfterAll
    void stop() throws Exception {
        ((AutoCloseable) service).close();
    }

    /** With a key and a certificate for this machine that it has signed itself. */
    private static Path keyStore(Path folder) throws Exception {
        Path file = folder.resolve("service.p12");
        String tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process made = new ProcessBuilder(List.of(
                        tool,
                        "-genkeypair",
                        "-alias",
                        "service",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-validity",
                        "30",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        "not-secret"))
                .inheritIO()
                .start();
        assertThat(made.waitFor()).isZero();
        return file;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void everyCallIsOneEventOfItsRequestAtTheApplicationsLine(int version) throws Exception {
        int before = service.applyAsInt("requests");
        Requests.run(() -> {
            for (int i = 0; i < CALLS; i++) {
                assertThat(call(version, i)).isEqualTo(version);
            }
        });

        events.await(EventKind.HTTP_CALL, CALLS);
        List<Event> told = events.all(EventKind.HTTP_CALL);
        assertThat(told).hasSize(CALLS).hasSize(service.applyAsInt("requests") - before);
        assertThat(told).allSatisfy(call -> {
            assertThat(Names.ROUTES.name(call.subject())).isEqualTo("GET localhost:{port}/items/{n}");
            assertThat(call.aux()).isEqualTo(200);
            assertThat(call.count()).isEqualTo(6);
        });
        assertThat(told).extracting(Event::requestId).containsOnly(told.get(0).requestId());
        assertThat(told.get(0).requestId()).isNotZero();
        assertThat(told)
                .filteredOn(call -> call.site() != null)
                .allSatisfy(call ->
                        assertThat(call.site().frames().get(0).type()).isEqualTo("com.acme.web.calls." + application));
    }

    /** By version 2 on one connection, all of them. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void callsOfRequestsAtOnceCountToTheRequestThatMadeThem(int version) throws Exception {
        assertThat(call(version, 0)).isEqualTo(version);
        events.await(EventKind.HTTP_CALL, 1);
        events.clear();
        List<CompletableFuture<?>> ended = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            int id = i;
            ended.add(CompletableFuture.runAsync(() -> callInRequest(version, id), task -> new Thread(task).start()));
        }
        CompletableFuture.allOf(ended.toArray(new CompletableFuture<?>[0])).join();

        events.await(EventKind.HTTP_CALL, 3 * REQUESTS);
        Map<Long, Integer> counts = new HashMap<>();
        events.all(EventKind.HTTP_CALL).forEach(call -> counts.merge(call.requestId(), 1, Integer::sum));
        assertThat(counts).hasSize(REQUESTS).doesNotContainKey(0L);
        assertThat(counts.values()).containsOnly(3);
    }

    private void callInRequest(int version, int id) {
        try {
            Requests.run(() -> {
                for (int i = 0; i < 3; i++) {
                    assertThat(call(version, id)).isEqualTo(version);
                }
            });
        } catch (Exception e) {
            throw new IllegalStateException("id=" + id + ": no answer", e);
        }
    }

    private int call(int version, int item) {
        return calls.applyAsInt(
                String.valueOf(version), "https://localhost:" + service.applyAsInt("port") + "/items/" + item);
    }
}
