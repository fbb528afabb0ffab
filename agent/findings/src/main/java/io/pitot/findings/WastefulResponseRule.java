package io.pitot.findings;

import io.pitot.dump.Confidence;
import io.pitot.dump.Endpoint;
import io.pitot.dump.Finding;
import io.pitot.dump.FindingKind;
import io.pitot.dump.ResponseUse;
import io.pitot.dump.Severity;
import java.util.ArrayList;
import java.util.List;

/**
 * D11: text that is sent as it is to clients that take it compressed; and the same resource sent again and again, in the same few sizes,
 * with no header by which the client could keep it or ask whether it has changed.
 */
final class WastefulResponseRule {

    private static final long LEAST_UNCOMPRESSED = 3;
    private static final double MOST_BYTES = 0.5;
    private static final long MUCH = 10L << 20;

    private static final long LEAST_UNVALIDATED = 20;

    /** Answers of each size: fewer are different answers. */
    private static final long LEAST_OF_A_SIZE = 10;

    private WastefulResponseRule() {}

    static List<Finding> judge(Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        for (ResponseUse use : evidence.dump().responses()) {
            Endpoint endpoint = evidence.endpoint(use.endpoint());
            if (endpoint == null || use.endpoint().equals(Endpoint.OTHER)) {
                continue;
            }
            if (use.uncompressed() >= LEAST_UNCOMPRESSED && use.uncompressedBytes() >= MOST_BYTES * use.bytes()) {
                findings.add(uncompressed(endpoint, use));
            }
            if (isOneResource(endpoint) && isRepeated(use)) {
                findings.add(repeated(endpoint, use));
            }
        }
        return findings;
    }

    /** Whether what the route's requests ask for is the same each time: it has no variable part. */
    private static boolean isOneResource(Endpoint endpoint) {
        return endpoint.route().startsWith("/")
                && endpoint.route().chars().noneMatch(c -> "{}*:<>()[]".indexOf(c) >= 0);
    }

    private static boolean isRepeated(ResponseUse use) {
        return use.unvalidated() >= LEAST_UNVALIDATED
                && use.unvalidated() >= LEAST_OF_A_SIZE * Long.bitCount(use.sizes());
    }

    private static Finding uncompressed(Endpoint endpoint, ResponseUse use) {
        long each = use.uncompressedBytes() / use.uncompressed();
        long all = inAll(endpoint, use, use.uncompressedBytes());
        return finding(
                endpoint,
                "compression",
                all >= MUCH ? Severity.MEDIUM : Severity.LOW,
                Confidence.LIKELY,
                "Wasteful response: " + Say.bytes(each) + " of text each time, not compressed",
                List.of(
                        "likely: " + Say.count(use.uncompressed()) + " of "
                                + Say.count(use.responses(), "response")
                                + " looked at were text above 1 KB, " + Say.bytes(each)
                                + " on average, and not compressed, though the client takes it compressed",
                        "about " + Say.bytes(all) + " in all, "
                                + Say.percent((double) use.uncompressedBytes() / use.bytes())
                                + " of the endpoint's bytes; whether a proxy compresses them on their way cannot be seen from here"),
                use.uncompressed(),
                "Compress text in the server (Spring Boot: server.compression.enabled=true; Tomcat: compression=\"on\" of the"
                        + " connector; Jetty: GzipHandler; Undertow: EncodingHandler), or in the proxy in front of it.\n"
                        + "Leave out pages that show a secret beside what the client has sent: their compressed size can"
                        + " give the secret away.");
    }

    private static Finding repeated(Endpoint endpoint, ResponseUse use) {
        long each = use.unvalidatedBytes() / use.unvalidated();
        int sizes = Long.bitCount(use.sizes());
        String scope = use.personal() == 0
                ? ""
                : "\nSome of them may be for one user: let none but the user's own client keep those (Cache-Control: private).";
        return finding(
                endpoint,
                "caching",
                Severity.LOW,
                Confidence.POSSIBLE,
                "Wasteful response: " + Say.bytes(each) + " again each time, with no ETag or Cache-Control",
                List.of(
                        "possible: " + Say.count(use.unvalidated()) + " responses looked at had "
                                + (sizes == 1 ? "the same size" : "only " + sizes + " different sizes") + ", "
                                + Say.bytes(each)
                                + " on average, and neither ETag, Last-Modified, Cache-Control nor Expires; that"
                                + " their bodies are the same is guessed from their sizes",
                        "about " + Say.bytes(inAll(endpoint, use, use.unvalidatedBytes())) + " in all"),
                use.unvalidated(),
                "If it seldom changes, let the client ask whether it has (ETag or Last-Modified; Spring:"
                        + " ShallowEtagHeaderFilter), or keep it for a while (Cache-Control: max-age=60)." + scope);
    }

    /** Bytes of those that were looked at, for all of the endpoint's requests. */
    private static long inAll(Endpoint endpoint, ResponseUse use, long bytes) {
        return Math.round((double) bytes / use.responses() * Math.max(endpoint.requests(), use.responses()));
    }

    private static Finding finding(
            Endpoint endpoint,
            String waste,
            Severity severity,
            Confidence confidence,
            String title,
            List<String> evidence,
            long occurrences,
            String remedy) {
        return new Finding(
                FindingId.of(FindingKind.WASTEFUL_RESPONSE, endpoint.id(), waste, ""),
                FindingKind.WASTEFUL_RESPONSE,
                severity,
                confidence,
                endpoint.id(),
                endpoint.id(),
                "",
                title,
                evidence,
                occurrences,
                0,
                0,
                0,
                remedy);
    }
}
