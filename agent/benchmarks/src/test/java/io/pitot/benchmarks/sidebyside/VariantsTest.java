package io.pitot.benchmarks.sidebyside;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What may be compared with what. */
class VariantsTest {

    @Test
    void theDriverThatDoesNothingIsForPitotAndTheFloor() throws UsageException {
        Options options = Options.parse(List.of("--database", "still", "--agents", "p6spy"));
        Variants variants = new Variants(new Places(Path.of("no-such-folder")), 1);
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> variants.chosen(options))
                .withMessageStartingWith("--database still: not for p6spy");
    }
}
