package io.pitot.cli.analysis.budget;

import io.pitot.cli.analysis.yaml.WrongFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What must hold of the files that people keep beside their code, whatever is in them: a budget or a baseline, or what is wrong with it in lines that
 * name the file. The first byte says which. Jazzer looks for what breaks that ({@code -Preliability}); {@link WrittenFilesSeedsTest} reads what it was
 * given and what it found.
 */
public final class WrittenFilesFuzz {

    private WrittenFilesFuzz() {}

    /** Called by Jazzer with whatever it comes upon. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length == 0) {
            return;
        }
        String text = new String(input, 1, input.length - 1, StandardCharsets.UTF_8);
        if ((input[0] & 1) == 0) {
            readBudget(text);
        } else {
            readBaseline(text);
        }
    }

    private static void readBudget(String text) {
        Path file = Path.of("pitot.yml");
        try {
            BudgetFile.parse(file, text);
        } catch (WrongFile e) {
            if (e.problems().isEmpty()) {
                throw new AssertionError("refused without a reason: " + text, e);
            }
            for (String problem : e.problems()) {
                requireNamed(file, problem);
            }
        }
    }

    private static void readBaseline(String text) {
        try {
            Path file = Files.createTempFile("pitot-fuzz", ".json");
            try {
                Files.writeString(file, text);
                if (BaselineFile.is(file)) {
                    BaselineFile.read(file);
                }
            } catch (IOException e) {
                requireNamed(file, String.valueOf(e.getMessage()));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void requireNamed(Path file, String problem) {
        if (!problem.startsWith(file.toString())) {
            throw new AssertionError("does not name the file: " + problem);
        }
    }
}
