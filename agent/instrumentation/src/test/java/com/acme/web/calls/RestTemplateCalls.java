package com.acme.web.calls;

import java.net.URI;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.web.client.RestClientResponseException;
import org.springframework.web.client.RestTemplate;

/** With Spring's {@link RestTemplate}, on the JDK's connections. */
public final class RestTemplateCalls extends HttpCalls {

    /** For the test. */
    public RestTemplateCalls() {}

    @Override
    int call(String method, String url) {
        SimpleClientHttpRequestFactory connections = new SimpleClientHttpRequestFactory();
        connections.setReadTimeout(timeoutMillis(url));
        HttpEntity<String> body = method.equals("POST") ? new HttpEntity<>(BODY) : null;
        try {
            return new RestTemplate(connections)
                    .exchange(URI.create(url), HttpMethod.valueOf(method), body, String.class)
                    .getStatusCode()
                    .value();
        } catch (RestClientResponseException answered) {
            return answered.getStatusCode().value();
        }
    }
}
