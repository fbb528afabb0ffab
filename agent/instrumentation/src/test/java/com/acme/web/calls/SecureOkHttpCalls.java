package com.acme.web.calls;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;

/** With OkHttp. */
public final class SecureOkHttpCalls extends SecureCalls {

    private final OkHttpClient two = new OkHttpClient.Builder()
            .sslSocketFactory(tls.getSocketFactory(), trusted)
            .build();
    private final OkHttpClient one =
            two.newBuilder().protocols(List.of(Protocol.HTTP_1_1)).build();

    /** Trusting the certificate in a key store. */
    public SecureOkHttpCalls(Path keyStore) throws IOException, GeneralSecurityException {
        super(keyStore);
    }

    @Override
    int call(boolean isTwo, String url) throws IOException {
        Request request = new Request.Builder().url(url).build();
        try (Response answer = (isTwo ? two : one).newCall(request).execute()) {
            answer.body().bytes();
            return answer.protocol() == Protocol.HTTP_2 ? 2 : 1;
        }
    }
}
