package io.pitot.agent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyPatternTest {

    private final KeyWords words = new KeyWords();
    private final KeyPattern pattern = new KeyPattern(words);

    @ParameterizedTest
    @CsvSource({
        "user:4711:cart, user:{n}:cart",
        "user4711, user{n}",
        "api/v2/orders/17, api/v{n}/orders/{n}",
        "session:550e8400-e29b-41d4-a716-446655440000, session:{n}",
        "session:deadbeef-cafe-babe-face-feedfacecafe:attrs, session:{n}:attrs",
        "550e8400-e29b-41d4-a716-446655440000-page, {n}-page",
        "etag:deadbeefcafe, etag:{n}",
        "tenant:acme:face, tenant:acme:face",
        "token:aGVsbG9Xb3JsZEFnYWluYWdhaW4, token:{n}",
        "token:QwErTyUiOpAsDf, token:{n}",
        "short:xKqZp7, short:{n}",
        "theNameOfEachItem:17, theNameOfEachItem:{n}",
        "aKeyForEachOrder:1, aKeyForEachOrder:{n}",
        "mail:anna.berg@example.com, mail:{n}",
        "anna-maria_berg+news@example.co.uk:inbox, {n}:inbox",
        "com.acme.CustomerAddressCache::12, com.acme.CustomerAddressCache::{n}",
        "report-2026-11-22.html, report-{n}-{n}-{n}.html",
        "{user:4711}:cart, {user:{n}}:cart",
        "{4711}:cart, {{n}}:cart",
        "rate|10.0.0.1|login#today, rate|{n}.{n}.{n}.{n}|login#today",
        "page?name=anna&size=big, page?name={n}&size={n}",
        "01ARZ3NDEKTSV4RRFFQ69G5FAV, {n}",
        "5min, {n}",
        "price:€:gold, price:{n}:gold",
        "Straße:x, {n}:x",
    })
    void idsGoAndWordsStay(String key, String expected) {
        assertThat(of(key)).isEqualTo(expected);
        assertThat(of(key.getBytes(StandardCharsets.UTF_8))).isEqualTo(expected);
    }

    @Test
    void emptyKeyHasAnEmptyPattern() {
        assertThat(of("")).isEmpty();
        assertThat(of(new byte[0])).isEmpty();
    }

    @Test
    void keysThatAreNoTextAreBinary() {
        assertThat(of(new byte[] {(byte) 0xAC, (byte) 0xED, 0, 5, 't', 0, 4, 'u', 's', 'e', 'r'}))
                .isEqualTo("{binary}");
        assertThat(of("user\u0000:7")).isEqualTo("{binary}");
        assertThat(of("\uFFFD\uFFFDuser")).isEqualTo("{binary}");
        assertThat(of("\uFFFD\uFFFDuser".getBytes(StandardCharsets.UTF_8))).isEqualTo("{binary}");
        assertThat(of(new byte[] {'a', (byte) 0xE2, (byte) 0x82}))
                .as("a character cut short")
                .isEqualTo("{binary}");
        pattern.readOpaque();
        assertThat(pattern).hasToString("{binary}");
    }

    @Test
    void patternIsBoundedHoweverLongTheKeyIs() {
        String many = of("word:".repeat(100_000));
        assertThat(many).hasSize(KeyPattern.LONGEST).startsWith("word:word:").endsWith("…");
        assertThat(of("x".repeat(1_000_000))).isEqualTo("…");
        assertThat(of("a:" + "b.".repeat(300) + "anna@example.com"))
                .as("an address that begins before what is looked at ends")
                .isEqualTo("a:…");
    }

    @Test
    void wordsWithoutEndBecomeOneBehindTheirPrefixOnly() {
        String last = "";
        for (int i = 0; i <= KeyWords.WORDS; i++) {
            last = of("basket:" + letters(i));
        }
        assertThat(last).isEqualTo("basket:{s}");
        assertThat(of("basket:" + letters(0) + ":items")).isEqualTo("basket:{s}:items");
        assertThat(of("parcel:" + letters(0))).isEqualTo("parcel:" + letters(0));
    }

    @Test
    void keysMayBeginWithAsManyWordsAsAnApplicationHasCaches() {
        for (int i = 0; i < KeyWords.FIRST_WORDS; i++) {
            assertThat(of(letters(i) + "::7")).isEqualTo(letters(i) + "::{n}");
        }
        assertThat(of(letters(KeyWords.FIRST_WORDS) + "::7")).isEqualTo("{s}::{n}");
    }

    @Test
    void wordsBehindMorePrefixesThanThereIsRoomForAreNotToldApart() {
        int apart = 0;
        for (int i = 0; i < 100_000; i++) {
            apart += words.tellsApart(Hashing.mix(i + 1), 7) ? 1 : 0;
        }
        assertThat(apart).isBetween(256, 512);
    }

    @Test
    void equalPatternsHaveEqualHashesAndOthersDoNot() {
        of("user:1:cart");
        long hash = pattern.hash();
        of("user:4711:cart".getBytes(StandardCharsets.UTF_8));
        assertThat(pattern.hash()).isEqualTo(hash);
        of("user:4711:cars");
        assertThat(pattern.hash()).isNotEqualTo(hash);
    }

    @Test
    void whateverAKeyIsItsPatternHasNoDigitIsBoundedAndTheSameOfItsBytes() {
        Random random = new Random(4711);
        String alphabet = "abcXYZ0189:/.-_|#{}@=?&+% äß€\uD83D\uDE00\t";
        int[] letters = alphabet.codePoints().toArray();
        for (int i = 0; i < 20_000; i++) {
            StringBuilder key = new StringBuilder();
            for (int length = random.nextInt(60); length > 0; length--) {
                key.appendCodePoint(letters[random.nextInt(letters.length - (i & 1))]);
            }
            if (i % 5 == 0) {
                key.append(new UUID(random.nextLong(), random.nextLong()));
            }
            String text = of(key.toString());
            assertThat(text).doesNotContainPattern("[0-9@]").hasSizeLessThanOrEqualTo(KeyPattern.LONGEST);
            assertThat(of(key.toString().getBytes(StandardCharsets.UTF_8))).isEqualTo(text);
        }
    }

    @Test
    void anyBytesHaveAPattern() {
        Random random = new Random(4712);
        for (int i = 0; i < 20_000; i++) {
            byte[] key = new byte[random.nextInt(40)];
            random.nextBytes(key);
            assertThat(of(key)).doesNotContainPattern("[0-9]").hasSizeLessThanOrEqualTo(KeyPattern.LONGEST);
        }
    }

    /** The number in letters. */
    private static String letters(int number) {
        return "w" + (char) ('g' + number / 20) + (char) ('g' + number % 20);
    }

    private String of(String key) {
        pattern.read(key);
        return pattern.toString();
    }

    private String of(byte[] key) {
        pattern.read(key);
        return pattern.toString();
    }
}
