package io.pitot.cli.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.pitot.cli.analysis.yaml.WrongFile;
import io.pitot.dump.Answers;
import io.pitot.dump.Distribution;
import io.pitot.dump.Model;
import io.pitot.dump.ModelStart;
import io.pitot.dump.ModelTraits;
import io.pitot.dump.RowTimes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PriceFileTest {

    @TempDir
    private Path folder;

    private PriceTable read(String... models) throws IOException, WrongFile {
        return PriceFile.read(
                write("version: 1\nasOf: 2026-11-05\ncurrency: EUR\nmodels:\n  " + String.join("\n  ", models)));
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("prices.yml"), text);
    }

    private static Model model(String id, Answers answers) {
        return new Model(
                id,
                1_000,
                0,
                Map.of(),
                Distribution.EMPTY,
                1_000,
                false,
                Map.of(),
                answers,
                RowTimes.NONE,
                ModelStart.NONE,
                ModelTraits.NONE);
    }

    @Test
    void whatComesWithPitotCanBeRead() {
        PriceTable shipped = PriceFile.shipped();

        assertThat(shipped.asOf()).isAfter("2026-01-01");
        assertThat(shipped.of("claude-sonnet-4-5-20250929")).isEqualTo(new Price(3, 0.3, 15));
        assertThat(shipped.of("fraud-v3")).isNull();
        assertThat(shipped.prices().values()).allSatisfy(price -> {
            assertThat(price.cachedInput()).isBetween(0.0, price.input());
            assertThat(price.input()).isPositive();
        });
    }

    @Test
    void nameStandsForItsVersionsAndABeginningForAllThatBeginSo() throws Exception {
        PriceTable table = read(
                "chat: {input: 1, output: 2}", "chat-large*: {input: 3, output: 4}", "\"*\": {input: 5, output: 6}");

        assertThat(table.of("chat")).isEqualTo(new Price(1, 1, 2));
        assertThat(table.of("chat-2026-01-31")).isEqualTo(new Price(1, 1, 2));
        assertThat(table.of("chat-20260131")).isEqualTo(new Price(1, 1, 2));
        assertThat(table.of("chat-latest")).isEqualTo(new Price(1, 1, 2));
        assertThat(table.of("chat-large-preview")).isEqualTo(new Price(3, 3, 4));
        assertThat(table.of("chat-audio")).isEqualTo(new Price(5, 5, 6));
    }

    @Test
    void costIsOfEachKindOfTokens() throws Exception {
        PriceTable table = read("chat: {input: 2, cachedInput: 0.5, output: 8}");

        assertThat(table.cost(model("chat", new Answers(10, 3_000_000, 1_000_000, 500_000, 0, 0, 0, 0))))
                .isEqualTo(8.5);
        assertThat(table.cost(model("other", new Answers(10, 3_000_000, 0, 0, 0, 0, 0, 0))))
                .isNull();
        assertThat(table.cost(model("chat", Answers.NONE))).isNull();
    }

    @Test
    void everythingThatIsWrongIsToldAtOnceWithTheWayOut() throws Exception {
        Path file = write("""
                version: 1
                asOf: yesterday
                currency: dollars
                models:
                  chat: 0.15
                  ch*t: {input: 1, output: 1}
                  small: {input: -1, outputs: 3}
                """);

        WrongFile wrong = catchThrowableOfType(WrongFile.class, () -> PriceFile.read(file));

        assertThat(wrong.problems())
                .containsExactly(
                        file + ":2:7: asOf=yesterday: must be the day of the prices, such as 2026-11-05",
                        file + ":3:11: currency=dollars: must be three letters, such as USD",
                        file
                                + ":5:9: models.chat=0.15: must be a mapping such as {input: 0.15, cachedInput: 0.075, output: 0.60}",
                        file + ":6:9: models.ch*t: must have no * but at its end",
                        file + ":7:10: models.small.output: must be the price of a million tokens, 0 or more",
                        file + ":7:18: models.small.input=-1: must be the price of a million tokens, 0 or more",
                        file + ":7:22: models.small.outputs: no such key; must be one of cachedInput, input, output");
    }

    /** What cannot be read is the file's fault, and told as such. */
    @Test
    void neitherAnotherEncodingNorDeepNestingIsAnErrorOfPitots() throws Exception {
        Path latin = Files.write(folder.resolve("latin.yml"), new byte[] {'v', (byte) 0xE4, ':', ' ', '1'});
        Path deep = Files.writeString(folder.resolve("deep.yml"), "[".repeat(100_000));

        assertThat(catchThrowableOfType(WrongFile.class, () -> PriceFile.read(latin))
                        .problems())
                .containsExactly(latin + ": must be UTF-8");
        assertThat(catchThrowableOfType(WrongFile.class, () -> PriceFile.read(deep))
                        .problems())
                .singleElement()
                .asString()
                .startsWith(deep + ":")
                .contains("no YAML: ");
    }
}
