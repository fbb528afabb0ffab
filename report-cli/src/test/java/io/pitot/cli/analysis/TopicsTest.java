package io.pitot.cli.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.cli.OrdersDumps;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicsTest {

    private final Topics topics = new Topics(Analysis.report(OrdersDumps.busy(), OrdersDumps.verdict(), Map.of()));

    @ParameterizedTest
    @CsvSource({
        "2, np1:7f3a91c2",
        "np1:7f3a91c2, np1:7f3a91c2",
        "NP1:7F3A91C2, np1:7f3a91c2",
        "np1:7f, np1:7f3a91c2",
        "2aa33f, err:2aa33f63",
        "q:7f3a91c2, q:7f3a91c200000000",
        "GET /orders/{id}, GET /orders/{id}",
        "get /or, GET /orders/{id}",
        "GET /small/1, GET /small/1"
    })
    void findsWhatIsNamed(String word, String id) {
        assertThat(topics.named(word)).extracting(Topic::id).containsExactly(id);
    }

    @Test
    void whatIsNotClearIsEverythingThatItMayBe() {
        assertThat(topics.named("7f3a91c2"))
                .extracting(Topic::id)
                .containsExactly("np1:7f3a91c2", "q:7f3a91c200000000");
        assertThat(topics.named("GET /small")).hasSize(9);
    }

    @Test
    void tooShortABeginningIsNone() {
        assertThat(topics.named("q")).isEmpty();
        assertThat(topics.named("")).isEmpty();
        assertThat(topics.named("99")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "np1:7f3a91c3, np1:7f3a91c2",
        "npl:7f3a91c2, np1:7f3a91c2",
        "GET /order/{id}, GET /orders/{id}",
        "POST /payment, POST /payments",
        "q:7f3b91c2, q:7f3a91c200000000"
    })
    void suggestsWhatIsLikeAMisspeltWord(String word, String id) {
        assertThat(topics.named(word))
                .isEqualTo(word.equals("POST /payment") ? topics.named("POST /payments") : List.of());
        assertThat(topics.like(word)).first().isEqualTo(id);
    }

    @Test
    void suggestsNothingThatIsNotLikeIt() {
        assertThat(topics.like("something else altogether")).isEmpty();
    }
}
