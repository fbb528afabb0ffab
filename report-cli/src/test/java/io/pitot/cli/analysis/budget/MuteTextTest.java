package io.pitot.cli.analysis.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitot.cli.analysis.yaml.WrongFile;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class MuteTextTest {

    private static final String ADDED = "- {finding: \"np1:7f3a91c2\", reason: \"known\", until: 2027-03-01}\n";

    @Test
    void makesAFile() throws WrongFile {
        assertThat(added("")).isEqualTo("version: 1\nmute:\n  " + ADDED);
    }

    @Test
    void leavesCommentsAndOrderAsTheyAre() throws WrongFile {
        String before = """
                # ours
                version: 1   # the first
                mute:
                    # the bank's
                    - finding: err:2aa33f63
                      reason: slow   # since May
                      until: 2027-01-01
                # at the end
                min-requests: 10
                """;
        assertThat(added(before)).isEqualTo(before.replace("until: 2027-01-01\n", "until: 2027-01-01\n    " + ADDED));
    }

    @Test
    void addsTheFirstMute() throws WrongFile {
        String before = "version: 1\n# mute:\n#   - none";
        assertThat(added(before)).isEqualTo(before + "\nmute:\n  " + ADDED);
        assertThat(added("version: 1\nmute: []  # none yet\nmin-requests: 9\n"))
                .isEqualTo("version: 1\nmute: # none yet\n  " + ADDED + "min-requests: 9\n");
        assertThat(added("version: 1\nmute:\nmin-requests: 9\n"))
                .isEqualTo("version: 1\nmute:\n  " + ADDED + "min-requests: 9\n");
    }

    @Test
    void keepsTheEndsOfLines() throws WrongFile {
        String before = "version: 1\r\nmute:\r\n- {endpoint: a, reason: b, until: 2027-01-01}\r\n";
        assertThat(added(before)).isEqualTo(before + ADDED.replace("\n", "\r\n"));
    }

    @Test
    void quotesWhateverAReasonSays() throws WrongFile {
        String reason = "\"a\" \\ # no: comment, é \uD83D\uDE00\n- second: line";
        String text = MuteText.added(Path.of("pitot.yml"), "", "SLOW_QUERY", reason, LocalDate.of(2027, 3, 1));
        assertThat(BudgetFile.parse(Path.of("pitot.yml"), text).mutes().get(0).reason())
                .isEqualTo(reason);
    }

    @Test
    void refusesAListInWhichNoLineCanBePut() {
        assertThatThrownBy(() -> added("version: 1\nmute: [{endpoint: a, reason: b, until: 2027-01-01}]\n"))
                .isInstanceOf(WrongFile.class);
    }

    private static String added(String text) throws WrongFile {
        return MuteText.added(Path.of("pitot.yml"), text, "np1:7f3a91c2", "known", LocalDate.of(2027, 3, 1));
    }
}
