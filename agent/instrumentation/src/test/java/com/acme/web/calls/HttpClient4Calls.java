package com.acme.web.calls;

import java.io.IOException;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.client.methods.HttpRequestBase;
import org.apache.http.entity.StringEntity;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.impl.conn.PoolingHttpClientConnectionManager;
import org.apache.http.util.EntityUtils;

/** With Apache HttpClient 4. */
public final class HttpClient4Calls extends HttpCalls {

    private final PoolingHttpClientConnectionManager connections = new PoolingHttpClientConnectionManager();
    private final CloseableHttpClient client =
            HttpClients.custom().setConnectionManager(connections).build();

    /** For the test. */
    public HttpClient4Calls() {
        connections.setDefaultMaxPerRoute(CONNECTIONS);
    }

    @Override
    int call(String method, String url) throws IOException {
        HttpRequestBase request = method.equals("POST") ? post(url) : new HttpGet(url);
        request.setConfig(
                RequestConfig.custom().setSocketTimeout(timeoutMillis(url)).build());
        try (CloseableHttpResponse response = client.execute(request)) {
            EntityUtils.consume(response.getEntity());
            return response.getStatusLine().getStatusCode();
        }
    }

    private static HttpPost post(String url) throws IOException {
        HttpPost post = new HttpPost(url);
        post.setEntity(new StringEntity(BODY));
        return post;
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
