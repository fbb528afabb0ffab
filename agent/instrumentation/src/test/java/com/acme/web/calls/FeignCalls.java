package com.acme.web.calls;

import feign.Feign;
import feign.Request;
import feign.RequestLine;
import feign.Response;
import feign.Retryer;
import feign.Target;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.TimeUnit;

/** With Feign, on the JDK's connections. */
public final class FeignCalls extends HttpCalls {

    /** What it calls. */
    interface Service {

        @RequestLine("GET")
        Response get(URI url, Request.Options options);

        @RequestLine("POST")
        Response post(URI url, String body, Request.Options options);
    }

    private final Service service =
            Feign.builder().retryer(Retryer.NEVER_RETRY).target(Target.EmptyTarget.create(Service.class));

    /** For the test. */
    public FeignCalls() {}

    @Override
    int call(String method, String url) throws IOException {
        URI uri = URI.create(url);
        Request.Options options =
                new Request.Options(30, TimeUnit.SECONDS, timeoutMillis(url), TimeUnit.MILLISECONDS, true);
        try (Response response = method.equals("POST") ? service.post(uri, BODY, options) : service.get(uri, options)) {
            if (response.body() != null) {
                response.body().asInputStream().readAllBytes();
            }
            return response.status();
        }
    }
}
