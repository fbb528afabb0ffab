package io.pitot.agent.runtime.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Compares the table in docs/configuration.md with the options. When it fails, it prints the table to put there. */
class ConfigurationDocTest {

    private static final String BEGIN = "<!-- options: made of Options.java -->\n";
    private static final String END = "<!-- end of options -->\n";

    @Test
    void theTableIsTheOptions() throws IOException {
        String doc = Files.readString(Path.of("../../docs/configuration.md"));

        String table = doc.substring(doc.indexOf(BEGIN) + BEGIN.length(), doc.indexOf(END));
        assertThat(table).isEqualTo(table());
    }

    private static String table() {
        StringBuilder table =
                new StringBuilder("| option | type | allowed | default | meaning |\n| --- | --- | --- | --- | --- |\n");
        for (Option<?> option : Options.ALL) {
            table.append("| `").append(option.key());
            table.append("` | ").append(option.type().name());
            table.append(" | ").append(option.type().allowed());
            table.append(" | ").append(option.defaultWords());
            table.append(" | ").append(option.meaning()).append(" |\n");
        }
        return table.toString();
    }
}
