package io.pitot.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SafeTextTest {

    @Test
    void replacesWhatIsNotVisible() {
        assertThat(SafeText.clean("a\u001b[1mb\u009bc\u202Ed\uD800e\u200Bf", false))
                .isEqualTo("a\uFFFD[1mb\uFFFDc\uFFFDd\uFFFDe\uFFFDf");
    }

    @Test
    void whiteSpaceIsABlank() {
        assertThat(SafeText.clean("a\tb\nc\rd", false)).isEqualTo("a b c d");
    }

    @Test
    void asciiKeepsTheMeaningOfSymbols() {
        assertThat(SafeText.clean("≤ 2.9 µs · 41× a → b ← c … ● ◐ ○ █▍ − é", true))
                .isEqualTo("<= 2.9 us | 41x a -> b <- c ... * o . #. - ?");
    }

    @Test
    void clipsToColumnsAndSaysSo() {
        assertThat(SafeText.clip("abcdef", 6, false)).isEqualTo("abcdef");
        assertThat(SafeText.clip("abcdef", 5, false)).isEqualTo("abcd…");
        assertThat(SafeText.clip("abcdef", 5, true)).isEqualTo("ab...");
        assertThat(SafeText.clip("abcdef", 0, false)).isEmpty();
    }

    @Test
    void eastAsianCharactersTakeTwoColumns() {
        assertThat(SafeText.width("注文 a")).isEqualTo(6);
        assertThat(SafeText.clip("注文注文", 5, false)).isEqualTo("注文…");
    }
}
