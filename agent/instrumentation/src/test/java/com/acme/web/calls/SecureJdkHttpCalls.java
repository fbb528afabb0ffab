package com.acme.web.calls;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/** With the JDK's {@link HttpClient}. */
public final class SecureJdkHttpCalls extends SecureCalls {

    private final HttpClient client = HttpClient.newBuilder().sslContext(tls).build();

    /** Trusting the certificate in a key store. */
    public SecureJdkHttpCalls(Path keyStore) throws IOException, GeneralSecurityException {
        super(keyStore);
    }

    @Override
    int call(boolean isTwo, String url) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create(url))
                        .version(isTwo ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1)
                        .build(),
                BodyHandlers.ofString());
        return answer.version() == HttpClient.Version.HTTP_2 ? 2 : 1;
    }
}
