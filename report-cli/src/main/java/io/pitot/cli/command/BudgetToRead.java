package io.pitot.cli.command;

import io.pitot.cli.analysis.budget.Budget;
import io.pitot.cli.analysis.budget.BudgetFile;
import io.pitot.cli.analysis.yaml.WrongFile;
import io.pitot.cli.render.Messages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Reads a budget file; says all that is wrong with it, and refuses it then. */
final class BudgetToRead {

    /** Where budgets are kept if nothing says another file. */
    static final Path DEFAULT_FILE = Path.of("pitot.yml");

    private BudgetToRead() {}

    static Budget read(Path file, CommandLine commandLine, Messages messages) throws IOException {
        try {
            return BudgetFile.read(file);
        } catch (WrongFile e) {
            List<String> problems = e.problems();
            int last = problems.size() - 1;
            problems.subList(0, last).forEach(messages::say);
            throw new ParameterException(commandLine, problems.get(last), e);
        } catch (IOException e) {
            throw new IOException(file + ": cannot be read: " + e.getMessage(), e);
        }
    }
}
