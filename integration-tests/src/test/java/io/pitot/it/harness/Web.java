package io.pitot.it.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** Asks a forked server. */
public final class Web {

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;

    public Web(String port) {
        base = "http://localhost:" + port;
    }

    public HttpResponse<String> get(String path) {
        return send("GET", path);
    }

    /** The same with the headers of a browser, which takes compressed answers: their bodies are not made readable. */
    public HttpResponse<String> asBrowser(String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).header("Accept-Encoding", "gzip, deflate, br");
        return answer(
                headers.length == 0 ? request.build() : request.headers(headers).build());
    }

    /** The same request so many times, one after the other. */
    public void get(String path, int times) {
        for (int i = 0; i < times; i++) {
            get(path);
        }
    }

    public HttpResponse<String> send(String method, String path) {
        return send(method, path, "");
    }

    /** Sends a request with a JSON body. */
    public HttpResponse<String> send(String method, String path, String body) {
        return answer(request(method, path, body));
    }

    private HttpResponse<String> answer(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(request.method() + " " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Sends the same request so many times at once and waits for all answers. */
    public List<HttpResponse<String>> atOnce(String method, String path, int times) {
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            answers.add(client.sendAsync(request(method, path, ""), BodyHandlers.ofString()));
        }
        return answers.stream().map(CompletableFuture::join).toList();
    }

    /** Gets all of these at once, and waits for all answers: how many of each path there were with each status. */
    public Map<String, Map<Integer, Integer>> atOnce(List<String> paths) {
        Map<String, Map<Integer, Integer>> statuses = new TreeMap<>();
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (String path : paths) {
            answers.add(client.sendAsync(request("GET", path, ""), BodyHandlers.ofString()));
        }
        for (int i = 0; i < paths.size(); i++) {
            int status = answers.get(i).join().statusCode();
            statuses.computeIfAbsent(paths.get(i), any -> new TreeMap<>()).merge(status, 1, Integer::sum);
        }
        return statuses;
    }

    /** Gets each of these paths so many times, all at once, and expects the status that goes with it. */
    public void expectAtOnce(Map<String, Integer> statuses, int times) {
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            paths.addAll(statuses.keySet());
        }
        atOnce(paths)
                .forEach((path, answers) -> assertThat(answers).as(path).isEqualTo(Map.of(statuses.get(path), times)));
    }

    private HttpRequest request(String method, String path, String body) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
    }
}
