package com.acme.web.calls;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;

/** With the JDK's {@link HttpURLConnection}. */
public final class UrlConnectionCalls extends HttpCalls {

    /** For the test. */
    public UrlConnectionCalls() {}

    @Override
    int call(String method, String url) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) new URL(url).openConnection();
        connection.setRequestMethod(method);
        connection.setConnectTimeout(timeoutMillis(url));
        connection.setReadTimeout(timeoutMillis(url));
        if (method.equals("POST")) {
            connection.setDoOutput(true);
            connection.getOutputStream().write(BODY.getBytes(StandardCharsets.US_ASCII));
        }
        connection.connect();
        try (InputStream body = connection.getInputStream()) {
            body.readAllBytes();
        } catch (FileNotFoundException e) {
            connection.getErrorStream().readAllBytes();
        } catch (IOException e) {
            if (connection.getErrorStream() == null) {
                throw e;
            }
            connection.getErrorStream().readAllBytes();
        }
        return connection.getResponseCode();
    }
}
