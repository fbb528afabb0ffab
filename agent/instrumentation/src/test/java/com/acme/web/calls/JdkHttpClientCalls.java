package com.acme.web.calls;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** With the JDK's {@link HttpClient}, waiting. */
public class JdkHttpClientCalls extends HttpCalls {

    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.ALWAYS).build();

    /** For the test. */
    public JdkHttpClientCalls() {}

    HttpClient client() {
        return client;
    }

    static HttpRequest request(String method, String url) {
        return HttpRequest.newBuilder(URI.create(url))
                .method(method, method.equals("POST") ? BodyPublishers.ofString(BODY) : BodyPublishers.noBody())
                .timeout(Duration.ofMillis(timeoutMillis(url)))
                .build();
    }

    @Override
    int call(String method, String url) throws IOException, InterruptedException {
        return client.send(request(method, url), BodyHandlers.ofString()).statusCode();
    }
}
