package io.pitot.agent.instrumentation.tomcat;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.web.TomcatServer;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** Servlet 6. */
class Tomcat11Test extends TomcatContract {

    @Override
    protected Object start(String contextPath, boolean errorPages) throws Exception {
        return new TomcatServer(contextPath, errorPages);
    }

    @Test
    void bytesOfAStaticFileCountAlthoughTheOperatingSystemSendsThem() throws Exception {
        assertThat(plain().get("/large.bin").body()).hasSize(TomcatServer.LARGE_FILE);

        assertThat(only().count()).isEqualTo(TomcatServer.LARGE_FILE);
    }

    @Test
    void bytesOfACompressedBodyAreThoseSent() throws Exception {
        HttpResponse<byte[]> response =
                plain().send("GET", "/exact?bytes=100000&type=text/plain", "Accept-Encoding", "gzip");

        assertThat(response.headers().firstValue("Content-Encoding")).hasValue("gzip");
        // The connector counts the chunks' frames, too.
        assertThat(only().count()).isBetween((long) response.body().length, response.body().length + 64L);
    }
}
