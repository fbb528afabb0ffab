package io.pitot.agent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseHeadersTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html",
                "TEXT/CSV; charset=utf-8",
                "application/json",
                "application/json ;charset=utf-8",
                "application/problem+json",
                "application/xml",
                "image/svg+xml",
                "application/javascript",
                "application/x-ndjson"
            })
    void textGetsSmaller(String type) {
        assertThat(ResponseHeaders.isText(type)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "json",
                "image/png",
                "application/octet-stream",
                "application/zip",
                "application/vnd.openxmlformats",
                "text/event-stream",
                "text/event-stream;charset=utf-8",
                "application/notjson"
            })
    void whatMayNotGetSmallerIsNoText(String type) {
        assertThat(ResponseHeaders.isText(type)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gzip",
                "GZIP",
                "identity, br",
                "gzip;q=0, deflate;q=0.001",
                "gzip;q=1.0",
                "zstd",
                "x-gzip ; q=0.5",
                " gzip"
            })
    void clientTakesAnEncodingThatItNames(String accepted) {
        assertThat(ResponseHeaders.accepts(accepted)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "identity", "*", "gzip;q=0", "gzip; q=0.000, br;q=0.0", "compress", "gzipped", ",,"})
    void clientThatRefusesOrNamesNoneTakesNone(String accepted) {
        assertThat(ResponseHeaders.accepts(accepted)).isFalse();
    }

    @Test
    void onlyWholeBodiesOfSuccessAreUncompressed() {
        assertThat(uncompressed(200, null)).isTrue();
        assertThat(uncompressed(201, null)).isTrue();
        assertThat(uncompressed(200, "private")).isTrue();
        for (int status : new int[] {0, 101, 204, 206, 304, 404, 500}) {
            assertThat(uncompressed(status, null)).as("status %d", status).isFalse();
        }
        assertThat(uncompressed(200, "public, No-Transform")).isFalse();
    }

    @Test
    void anyEncodingButIdentityIsCompressed() {
        for (String encoding : new String[] {"gzip", "br", "aes128gcm"}) {
            assertThat(ResponseHeaders.encoding(200, "gzip", "text/html", encoding, null))
                    .isEqualTo(EventLayout.FLAG_HEADERS);
        }
        assertThat(ResponseHeaders.encoding(200, "gzip", "text/html", "identity", null))
                .isEqualTo(EventLayout.FLAG_HEADERS | EventLayout.FLAG_UNCOMPRESSED);
    }

    @Test
    void onlyOkWithoutAQueryIsUnvalidated() {
        int unvalidated = EventLayout.FLAG_HEADERS | EventLayout.FLAG_UNVALIDATED;

        assertThat(ResponseHeaders.caching(200, null, null, null, null)).isEqualTo(unvalidated);
        assertThat(ResponseHeaders.caching(200, "", null, null, "x"))
                .isEqualTo(unvalidated | EventLayout.FLAG_PERSONAL);
        assertThat(ResponseHeaders.caching(200, "a=b", null, null, null)).isEqualTo(EventLayout.FLAG_HEADERS);
        assertThat(ResponseHeaders.caching(201, null, null, null, null)).isEqualTo(EventLayout.FLAG_HEADERS);
        assertThat(ResponseHeaders.caching(304, null, null, null, null)).isEqualTo(EventLayout.FLAG_HEADERS);
        assertThat(ResponseHeaders.caching(200, null, "\"1\"", null, null)).isEqualTo(EventLayout.FLAG_HEADERS);
        assertThat(ResponseHeaders.caching(200, null, null, "no-store", null)).isEqualTo(EventLayout.FLAG_HEADERS);
    }

    private static boolean uncompressed(int status, String caching) {
        return (ResponseHeaders.encoding(status, "gzip", "text/html", null, caching) & EventLayout.FLAG_UNCOMPRESSED)
                != 0;
    }
}
