package io.pitot.it.corpus;

import com.openai.client.OpenAIClient;
import com.openai.client.OpenAIClientImpl;
import com.openai.core.ClientOptions;
import com.openai.core.RequestOptions;
import com.openai.core.http.Headers;
import com.openai.core.http.HttpClient;
import com.openai.core.http.HttpRequest;
import com.openai.core.http.HttpResponse;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;

/** OpenAI's client on top of the JDK's client for HTTP: one that the application brings along. */
public final class ModelClient implements HttpClient {

    private final java.net.http.HttpClient http = java.net.http.HttpClient.newHttpClient();

    private ModelClient() {}

    /** A client of the service at an address. */
    public static OpenAIClient of(URI service) {
        return new OpenAIClientImpl(ClientOptions.builder()
                .httpClient(new ModelClient())
                .baseUrl(service + "/v1")
                .apiKey("none")
                .maxRetries(0)
                .build());
    }

    @Override
    public HttpResponse execute(HttpRequest request, RequestOptions options) {
        try {
            return new Response(http.send(plain(request), BodyHandlers.ofInputStream()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public CompletableFuture<HttpResponse> executeAsync(HttpRequest request, RequestOptions options) {
        return http.sendAsync(plain(request), BodyHandlers.ofInputStream()).thenApply(Response::new);
    }

    private static java.net.http.HttpRequest plain(HttpRequest request) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        request.body().writeTo(body);
        URI target = URI.create(request.baseUrl() + "/" + String.join("/", request.pathSegments()));
        return java.net.http.HttpRequest.newBuilder(target)
                .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                .build();
    }

    @Override
    public void close() {}

    /** What the service has answered. */
    private record Response(java.net.http.HttpResponse<InputStream> response, InputStream body)
            implements HttpResponse {

        Response(java.net.http.HttpResponse<InputStream> response) {
            this(response, new WhollyRead(response.body()));
        }

        @Override
        public int statusCode() {
            return response.statusCode();
        }

        @Override
        public Headers headers() {
            return Headers.builder().build();
        }

        @Override
        public void close() {
            try {
                body.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * Read to its end before it is closed: else the JDK's client closes the connection, which the next request may have been given already, and
     * that one fails.
     */
    private static final class WhollyRead extends FilterInputStream {

        private boolean isClosed;

        WhollyRead(InputStream in) {
            super(in);
        }

        @Override
        public void close() throws IOException {
            if (!isClosed) {
                isClosed = true;
                in.transferTo(OutputStream.nullOutputStream());
                super.close();
            }
        }
    }
}
