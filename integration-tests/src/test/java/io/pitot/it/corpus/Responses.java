package io.pitot.it.corpus;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/** Responses to clients that take them compressed. No line of the application is to blame: their headers are. */
final class Responses {

    private static final String PAGE = "<li>one of many lines that look alike</li>\n".repeat(200);

    private Responses() {}

    private static String orders(Visit visit) throws SQLException {
        List<Integer> orders = visit.keys("SELECT id FROM orders ORDER BY id LIMIT 1000");
        return orders.stream()
                .map(order -> "{\"order\":" + order + ",\"customer\":\"somebody\"}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Verdict(value = "WASTEFUL_RESPONSE", fromRows = 200)
    static void jsonOfAllOrders(Visit visit) throws SQLException, IOException {
        visit.answer("application/json", utf8(orders(visit)));
    }

    @Verdict("WASTEFUL_RESPONSE")
    static void aPage(Visit visit) throws IOException {
        visit.answer("text/html;charset=UTF-8", utf8(PAGE));
    }

    @Verdict("WASTEFUL_RESPONSE")
    static void aPageInPieces(Visit visit) throws IOException {
        for (int i = 0; i < 3; i++) {
            visit.answer("text/html", utf8(PAGE));
            visit.response().flushBuffer();
        }
    }

    @Verdict("WASTEFUL_RESPONSE")
    static void aDrawing(Visit visit) throws IOException {
        visit.answer("image/svg+xml", utf8(PAGE));
    }

    @Verdict("WASTEFUL_RESPONSE")
    static void aProblemOfAnotherPart(Visit visit) throws IOException {
        visit.answer("application/problem+json", utf8(PAGE));
    }

    @Verdict("WASTEFUL_RESPONSE")
    static void aPageThatMayBeKept(Visit visit) throws IOException {
        visit.response().setHeader("Cache-Control", "max-age=60");
        visit.answer("text/html", utf8(PAGE));
    }

    @Verdict("WASTEFUL_RESPONSE")
    static void aLargePageAmongSmallOnes(Visit visit) throws IOException {
        visit.answer("text/html", utf8(visit.turn() % 3 == 0 ? PAGE : "nothing new"));
    }

    @Verdict
    static void aPageThatTheApplicationCompresses(Visit visit) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
            // As large as what is found elsewhere: noise does not get smaller.
            for (int i = 0; i < 8_000; i++) {
                out.write((i * i * 31 + (i >> 3) * 17) ^ (i >> 7));
            }
        }
        visit.response().setHeader("Content-Encoding", "gzip");
        visit.answer("text/html", compressed.toByteArray());
    }

    @Verdict
    static void aSmallObject(Visit visit) throws SQLException, IOException {
        visit.answer("application/json", utf8("{\"orders\":" + visit.keys("SELECT COUNT(*) FROM orders") + "}"));
    }

    @Verdict
    static void aPicture(Visit visit) throws IOException {
        visit.answer("image/png", new byte[20_000]);
    }

    @Verdict
    static void bytesOfNoType(Visit visit) throws IOException {
        visit.answer(null, new byte[20_000]);
    }

    @Verdict
    static void anArchive(Visit visit) throws IOException {
        visit.answer("application/zip", new byte[20_000]);
    }

    @Verdict
    static void aStreamOfEvents(Visit visit) throws IOException {
        visit.answer("text/event-stream", utf8("data: something happened\n\n".repeat(100)));
    }

    @Verdict
    static void aPageThatMustNotBeChanged(Visit visit) throws IOException {
        visit.response().setHeader("Cache-Control", "public, no-transform");
        visit.answer("text/html", utf8(PAGE));
    }

    @Verdict
    static void aSmallPageBesideManyPictures(Visit visit) throws IOException {
        if (visit.turn() % 3 == 0) {
            visit.answer("text/html", utf8("<p>page</p>".repeat(200)));
        } else {
            visit.answer("image/jpeg", new byte[50_000]);
        }
    }
}
