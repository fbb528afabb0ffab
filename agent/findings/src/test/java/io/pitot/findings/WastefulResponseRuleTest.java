package io.pitot.findings;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.dump.Confidence;
import io.pitot.dump.Finding;
import io.pitot.dump.FindingKind;
import io.pitot.dump.ResponseUse;
import io.pitot.dump.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WastefulResponseRuleTest {

    private static final long KIB = 1_024;

    private static List<Finding> judge(int requests, ResponseUse use) {
        return Findings.judge(new Traffic()
                        .requests(requests, use.endpoint(), r -> {})
                        .response(use)
                        .dump())
                .stream()
                .filter(finding -> finding.kind() == FindingKind.WASTEFUL_RESPONSE)
                .toList();
    }

    /** Responses of 40 KB, of which some are not compressed. */
    private static ResponseUse plain(long responses, long uncompressed) {
        return new ResponseUse(
                "GET /list", responses, responses * 40 * KIB, uncompressed, uncompressed * 40 * KIB, 0, 0, 0, 0);
    }

    /** Responses of 2 KB without a header for caches. */
    private static ResponseUse again(String endpoint, long unvalidated, long personal, long... sizes) {
        long bits = 0;
        for (long size : sizes) {
            bits |= ResponseUse.sizeBit(size);
        }
        return new ResponseUse(
                endpoint, unvalidated, unvalidated * 2 * KIB, 0, 0, unvalidated, unvalidated * 2 * KIB, personal, bits);
    }

    @Test
    void isLikelyOfTextThatIsNotCompressedThoughClientsTakeIt() {
        assertThat(judge(10, plain(10, 9))).singleElement().satisfies(finding -> {
            assertThat(finding.confidence()).isEqualTo(Confidence.LIKELY);
            assertThat(finding.severity()).isEqualTo(Severity.LOW);
            assertThat(finding.title()).isEqualTo("Wasteful response: 40 KB of text each time, not compressed");
            assertThat(finding.evidence().get(0))
                    .startsWith("likely: 9 of 10 responses looked at were text above 1 KB");
            assertThat(finding.evidence().get(1)).startsWith("about 360 KB in all, 90 % of the endpoint's bytes");
            assertThat(finding.nanosTotal()).as("bytes are no time").isZero();
        });
    }

    @Test
    void isMediumFromTenMebibytesOfAllRequestsThoughFewWereLookedAt() {
        assertThat(judge(300, plain(10, 10))).extracting(Finding::severity).containsExactly(Severity.MEDIUM);
        assertThat(judge(250, plain(10, 10))).extracting(Finding::severity).containsExactly(Severity.LOW);
    }

    @Test
    void isNothingWhereMostBytesAreCompressedOrAskedForAsTheyAre() {
        assertThat(judge(10, plain(10, 4))).isEmpty();
    }

    @Test
    void isNothingOfTwoResponses() {
        assertThat(judge(2, plain(2, 2))).isEmpty();
    }

    @Test
    void isPossibleOfOneResourceThatIsSentInTheSameSizeAgainAndAgain() {
        assertThat(judge(40, again("GET /countries", 20, 0, 2_000)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.confidence()).isEqualTo(Confidence.POSSIBLE);
                    assertThat(finding.severity()).isEqualTo(Severity.LOW);
                    assertThat(finding.title())
                            .isEqualTo("Wasteful response: 2 KB again each time, with no ETag or Cache-Control");
                    assertThat(finding.remedy()).contains("ETag").doesNotContain("private");
                });
    }

    @Test
    void advisesPrivateCachesOnlyWhereTheUserIsKnown() {
        assertThat(judge(40, again("GET /account", 20, 1, 2_000)))
                .singleElement()
                .satisfies(finding -> assertThat(finding.remedy()).contains("Cache-Control: private"));
    }

    @Test
    void isNothingOfDifferentSizesOrOfFewResponses() {
        assertThat(judge(40, again("GET /countries", 29, 0, 2_000, 2_001, 2_002)))
                .isEmpty();
        assertThat(judge(40, again("GET /countries", 19, 0, 2_000))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /owners/{id}", "GET /files/*", "GET /users/:id", "GET *.do"})
    void isNothingOfARouteOfManyResources(String endpoint) {
        assertThat(judge(40, again(endpoint, 30, 0, 2_000))).isEmpty();
    }

    @Test
    void bothOfOneEndpointAreTwoFindings() {
        ResponseUse both =
                new ResponseUse("GET /list", 30, 60 * KIB, 30, 60 * KIB, 30, 60 * KIB, 0, ResponseUse.sizeBit(2_048));

        assertThat(judge(30, both))
                .extracting(Finding::id)
                .doesNotHaveDuplicates()
                .hasSize(2);
    }

    @Test
    void whatExceededTheBoundIsNotJudged() {
        assertThat(judge(10, new ResponseUse("other", 10, 400 * KIB, 10, 400 * KIB, 0, 0, 0, 0)))
                .isEmpty();
    }
}
