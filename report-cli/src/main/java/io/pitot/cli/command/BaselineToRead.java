package io.pitot.cli.command;

import io.pitot.cli.analysis.Evidence;
import io.pitot.cli.analysis.Inputs;
import io.pitot.cli.analysis.Run;
import io.pitot.cli.analysis.Scope;
import io.pitot.cli.analysis.Standing;
import io.pitot.cli.analysis.budget.BaselineFile;
import io.pitot.cli.analysis.budget.Snapshot;
import io.pitot.cli.render.Messages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Reads a baseline: a file that {@code pitot baseline update} wrote, or dumps. */
final class BaselineToRead {

    /** Where a baseline is kept if nothing says another file. */
    static final Path DEFAULT_FILE = Path.of("pitot-baseline.json");

    private BaselineToRead() {}

    static KnownState read(List<Path> paths, String service, CommandLine commandLine, Messages messages)
            throws IOException {
        if (paths.size() == 1 && BaselineFile.is(paths.get(0))) {
            Snapshot snapshot = BaselineFile.read(paths.get(0));
            if (!snapshot.service().equals(service)) {
                throw refused(commandLine, paths, service, snapshot.service());
            }
            return new KnownState(snapshot.baseline(), snapshot, null);
        }
        Inputs inputs = ReadingProgress.during(
                commandLine, paths, (read, progress) -> Inputs.readInParts(read, Scope.ALL, progress));
        for (Inputs.Skipped skipped : inputs.skipped()) {
            messages.say(skipped.path() + ": " + skipped.reason() + ": skipped");
        }
        SortedMap<String, Evidence> services = inputs.services();
        Evidence evidence = services.get(service);
        if (evidence == null) {
            throw refused(commandLine, paths, service, String.join(", ", services.keySet()));
        }
        Run run = evidence.run(Standing.NONE);
        return new KnownState(evidence.baseline(), Snapshot.of(run), run);
    }

    private static ParameterException refused(CommandLine commandLine, List<Path> paths, String service, String has) {
        return new ParameterException(
                commandLine,
                "--baseline=" + paths.get(0) + ": must have dumps of " + service
                        + (has.isEmpty() ? "" : ", has " + has));
    }
}
