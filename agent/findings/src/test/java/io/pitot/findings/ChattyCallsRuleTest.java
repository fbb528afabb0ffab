package io.pitot.findings;

import static io.pitot.findings.Traffic.MS;
import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.dump.Confidence;
import io.pitot.dump.Finding;
import io.pitot.dump.FindingKind;
import io.pitot.dump.Severity;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChattyCallsRuleTest {

    private static final String PAGE = "GET /cart";
    private static final String PRICE = "GET prices.acme.com/products/{n}";
    private static final String CART = "GET cart:{n}";

    private static List<Finding> judge(Traffic traffic) {
        return Findings.judge(traffic.dump()).stream()
                .filter(finding -> Set.of(FindingKind.CHATTY_HTTP, FindingKind.CHATTY_CACHE)
                        .contains(finding.kind()))
                .toList();
    }

    private static Traffic page() {
        return new Traffic().requests(4, PAGE, r -> r.takes(200 * MS));
    }

    @Test
    void isACallOfOneRouteForEachItem() {
        assertThat(judge(page().callsRoute(PAGE, PRICE, 4, 12, 12, 10 * MS)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.kind()).isEqualTo(FindingKind.CHATTY_HTTP);
                    assertThat(finding.confidence()).isEqualTo(Confidence.LIKELY);
                    assertThat(finding.severity()).isEqualTo(Severity.HIGH);
                    assertThat(finding.title()).isEqualTo("Chatty HTTP: " + PRICE + " is called 12× per request");
                    assertThat(finding.nanosPerRequest())
                            .as("all calls but one")
                            .isEqualTo(110 * MS);
                    assertThat(finding.evidence())
                            .containsExactly(
                                    "likely: 12 calls per request to one route, of 12 different targets, 12 calls at most",
                                    "seen in 4 of 4 requests that called it, 120 ms per request in these calls");
                });
    }

    @Test
    void isTheSameCallAgainAndAgain() {
        assertThat(judge(page().callsRoute(PAGE, PRICE, 4, 5, 1, 10 * MS)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.title())
                            .isEqualTo("Chatty HTTP: " + PRICE + " is called 5× per request, for 1 different target");
                    assertThat(finding.remedy()).startsWith("Ask once per request");
                });
    }

    @Test
    void isNotTheSameOrderSentAgain() {
        assertThat(judge(page().callsRoute(PAGE, "POST bank.acme.com/payments", 4, 5, 1, 10 * MS)))
                .isEmpty();
    }

    @Test
    void isNotTwoCalls() {
        assertThat(judge(page().callsRoute(PAGE, PRICE, 4, 2, 2, 10 * MS))).isEmpty();
    }

    @Test
    void isNotWhatWaitsForAChange() {
        assertThat(judge(page().pausing(4).callsRoute(PAGE, PRICE, 4, 5, 1, 10 * MS)))
                .isEmpty();
    }

    @Test
    void isNotWhatIsAskedAtTheSameTime() {
        assertThat(judge(page().together(11).callsRoute(PAGE, PRICE, 4, 12, 12, MS)))
                .isEmpty();
    }

    @Test
    void isNotWhatIsNotKnown() {
        assertThat(judge(page().hidingTargets().callsRoute(PAGE, PRICE, 4, 12, 0, 10 * MS)))
                .isEmpty();
    }

    @Test
    void isNotWhatTheMainThreadDoes() {
        Traffic traffic = new Traffic().requests(1, "main com.acme.Batch", r -> r.takes(200 * MS));
        assertThat(judge(traffic.callsRoute("main com.acme.Batch", PRICE, 1, 12, 12, 10 * MS)))
                .isEmpty();
    }

    @Test
    void isARoundTripForEachKey() {
        assertThat(judge(page().asks(PAGE, CART, 4, 20, 20, MS)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.kind()).isEqualTo(FindingKind.CHATTY_CACHE);
                    assertThat(finding.title())
                            .isEqualTo("Chatty cache: " + CART + " makes 20 round trips per request");
                    assertThat(finding.remedy()).startsWith("Ask for all keys at once: MGET");
                    assertThat(finding.site()).isNotEmpty();
                });
    }

    @Test
    void isTheSameKeyAgainAndAgain() {
        assertThat(judge(page().asks(PAGE, CART, 4, 5, 1, MS)))
                .singleElement()
                .satisfies(finding -> assertThat(finding.title())
                        .isEqualTo("Chatty cache: " + CART + " is asked 5× per request for the same key"));
    }

    @Test
    void storesGoTogetherToo() {
        assertThat(judge(page().asks(PAGE, "SET cart:{n}", 4, 5, 5, MS)))
                .singleElement()
                .satisfies(finding -> assertThat(finding.remedy()).startsWith("Store all at once: MSET"));
    }

    @Test
    void isNotAStoreOfTheSameKeyAgain() {
        assertThat(judge(page().asks(PAGE, "SET cart:{n}", 4, 5, 1, MS))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"PIPELINE GET cart:{n}", "MGET cart:{n}", "SCAN", "BLPOP jobs:{n}", "EVALSHA", "PUBLISH news"})
    void isNotWhatGoesTogetherAlreadyOrCannot(String command) {
        assertThat(judge(page().asks(PAGE, command, 4, 20, 20, MS))).isEmpty();
    }
}
