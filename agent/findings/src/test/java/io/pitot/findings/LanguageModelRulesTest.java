package io.pitot.findings;

import static io.pitot.findings.Traffic.MS;
import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.dump.Confidence;
import io.pitot.dump.Finding;
import io.pitot.dump.FindingKind;
import io.pitot.dump.Severity;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Answers that are cut off, and inputs that are given again. */
class LanguageModelRulesTest {

    private static final String CHAT = "gpt-4o-mini";
    private static final String EMBEDDING = "text-embedding-3-small";

    private static List<Finding> judge(FindingKind kind, Traffic traffic) {
        return Findings.judge(traffic.dump()).stream()
                .filter(finding -> finding.kind() == kind)
                .toList();
    }

    /** A hundred answers of so many tokens, some of them cut off. */
    private static Traffic answers(int cutOff, long tokens) {
        return new Traffic()
                .requests(100 - cutOff, "POST /summaries", r -> r.answer(CHAT, tokens, false))
                .requests(cutOff, "POST /summaries", r -> r.answer(CHAT, tokens, true))
                .unbatchable(CHAT);
    }

    @Test
    void reportsAnswersThatAreCutOff() {
        assertThat(judge(FindingKind.CUT_OFF_OUTPUT, answers(24, 500)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.title()).isEqualTo("Model gpt-4o-mini is cut off in 24 % of its answers");
                    assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
                    assertThat(finding.confidence()).isEqualTo(Confidence.PROVEN);
                    assertThat(finding.endpoint()).isEqualTo("POST /summaries");
                    assertThat(finding.evidence())
                            .containsExactly(
                                    "proven: the service says of 24 answers that it ended at the limit of tokens, of 100 calls",
                                    "an answer has 500 tokens on average");
                });
        assertThat(judge(FindingKind.CUT_OFF_OUTPUT, answers(6, 500)))
                .singleElement()
                .extracting(Finding::severity)
                .isEqualTo(Severity.LOW);
    }

    @Test
    void leavesFewAloneAndAnswersThatAreToBeOneWord() {
        assertThat(judge(FindingKind.CUT_OFF_OUTPUT, answers(4, 500))).isEmpty();
        assertThat(judge(FindingKind.CUT_OFF_OUTPUT, answers(0, 500))).isEmpty();
        assertThat(judge(FindingKind.CUT_OFF_OUTPUT, answers(100, 1))).isEmpty();
    }

    private static Traffic asked(int requests, String model, Object... inputs) {
        return new Traffic().requests(requests, "GET /search", r -> {
            for (Object input : inputs) {
                r.ask(model, input, 1, 20 * MS);
            }
        });
    }

    @Test
    void reportsWhatARequestAsksAgain() {
        assertThat(judge(FindingKind.REPEATED_INFERENCE, asked(10, EMBEDDING, "seven", "nine", "seven", "seven")))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.title())
                            .isEqualTo("Model text-embedding-3-small is asked the same again, 2× per request");
                    assertThat(finding.confidence()).isEqualTo(Confidence.LIKELY);
                    assertThat(finding.nanosPerRequest()).isEqualTo(40 * MS);
                    assertThat(finding.severity()).isEqualTo(Severity.HIGH);
                });
    }

    @Test
    void isLessSureOfAModelThatMayBeAskedForSeveralAnswers() {
        assertThat(judge(
                        FindingKind.REPEATED_INFERENCE,
                        asked(10, CHAT, "seven", "seven").unbatchable(CHAT)))
                .singleElement()
                .extracting(Finding::confidence)
                .isEqualTo(Confidence.POSSIBLE);
    }

    @Test
    void leavesDifferentInputsAloneAndASecondTry() {
        assertThat(judge(FindingKind.REPEATED_INFERENCE, asked(10, CHAT, "seven", "nine")))
                .isEmpty();
        assertThat(judge(FindingKind.REPEATED_INFERENCE, asked(1, CHAT, "seven", "seven")))
                .isEmpty();
        assertThat(judge(FindingKind.REPEATED_INFERENCE, asked(10, CHAT, UUID.randomUUID())))
                .isEmpty();
    }

    @Test
    void leavesAMainThreadAlone() {
        Traffic traffic = new Traffic().requests(10, "main com.acme.Worker", r -> {
            r.ask(CHAT, "seven", 1, MS);
            r.ask(CHAT, "seven", 1, MS);
        });

        assertThat(judge(FindingKind.REPEATED_INFERENCE, traffic)).isEmpty();
    }
}
