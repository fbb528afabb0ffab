package io.pitot.benchmarks.sidebyside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pitot.benchmarks.sidebyside.app.Database;
import io.pitot.benchmarks.sidebyside.app.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The command line. */
class OptionsTest {

    @Test
    void listsAndBuildsAreTakenApart() throws UsageException {
        Options options = Options.parse(List.of(
                "--agents",
                "floor, pitot",
                "--agent",
                "other=/tmp/other.jar=events.capacity=1024",
                "--shapes",
                "no-query",
                "--database",
                "still"));
        assertThat(options.agents()).containsExactly("floor", "pitot");
        assertThat(options.builds()).containsEntry("other", "/tmp/other.jar=events.capacity=1024");
        assertThat(options.shapes()).containsExactly(Shape.NO_QUERY);
        assertThat(options.database()).isEqualTo(Database.STILL);
    }

    @Test
    void whatIsWrongIsNamedWithWhatIsAllowed() {
        complains("--rounds 0: must be a number from 1 to 1000", "--rounds", "0");
        complains(
                "--shapes all: must be some of prepared-once,prepared-each,same-text,new-text,no-query",
                "--shapes",
                "all");
        complains("--database mysql: must be h2 or still", "--database", "mysql");
        complains("--agent other: must be name=jar or name=jar=arguments", "--agent", "other");
        complains("--round: no such option", "--round", "3");
    }

    private static void complains(String message, String... arguments) {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> Options.parse(List.of(arguments)))
                .withMessageContaining(message);
    }
}
