package io.pitot.agent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class InlinedLinesTest {

    private static InlinedLines of(String... lines) {
        return InlinedLines.in(("\u0000\u0007constants" + String.join("\n", lines) + "\n more constants")
                .getBytes(StandardCharsets.UTF_8));
    }

    private static final String[] COMPILED = {
        "SMAP",
        "Orders.kt",
        "Kotlin",
        "*S Kotlin",
        "*F",
        "+ 1 Orders.kt",
        "com/acme/OrdersKt",
        "+ 2 _Collections.kt",
        "kotlin/collections/CollectionsKt___CollectionsKt",
        "*L",
        "1#1,93:1",
        "1869#2,2:94",
        "1634#2,3:97",
        "*S KotlinDebug",
        "*F",
        "+ 1 Orders.kt",
        "com/acme/OrdersKt",
        "*L",
        "14#1:94,2",
        "32#1:96",
        "33#1,2:97,3",
        "*E",
    };

    @Test
    void linesOfInlinedFunctionsAreThoseThatCallThem() {
        InlinedLines lines = of(COMPILED);

        assertThat(lines.calledFrom(93)).as("the file's last line").isEqualTo(93);
        assertThat(lines.calledFrom(94)).isEqualTo(14);
        assertThat(lines.calledFrom(95)).isEqualTo(14);
        assertThat(lines.calledFrom(96)).isEqualTo(32);
        assertThat(lines.calledFrom(99)).isEqualTo(33);
        assertThat(lines.calledFrom(100)).isEqualTo(34);
        assertThat(lines.calledFrom(103)).as("behind all").isEqualTo(103);
        assertThat(lines.calledFrom(-1)).as("unknown").isEqualTo(-1);
    }

    @Test
    void classFilesWithoutAMapKeepTheirLines() {
        assertThat(of("no map")).isSameAs(InlinedLines.NONE);
        assertThat(of("SMAP", "Orders.kt", "Kotlin", "*S Kotlin", "*L", "1#1,93:1", "*E"))
                .isSameAs(InlinedLines.NONE);
        assertThat(InlinedLines.in(new byte[0])).isSameAs(InlinedLines.NONE);
        assertThat(InlinedLines.NONE.calledFrom(7)).isEqualTo(7);
    }

    @Test
    void mapsThatAreCutOffOrGarbledOrEndlessAreLeftAlone() {
        assertThat(of("SMAP", "Orders.kt", "*S KotlinDebug", "*L", "14#1:94,2")).isSameAs(InlinedLines.NONE);
        assertThat(of("SMAP", "*S KotlinDebug", "*L", "14#1:x", "*E")).isSameAs(InlinedLines.NONE);
        assertThat(of("SMAP", "*S KotlinDebug", "*L", "14#1,2000000000:1,2", "*E"))
                .isSameAs(InlinedLines.NONE);
        assertThat(of("SMAP", "*S KotlinDebug", "*L", "#", ":", "", "*E")).isSameAs(InlinedLines.NONE);
    }
}
