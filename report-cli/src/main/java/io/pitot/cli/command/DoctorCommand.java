package io.pitot.cli.command;

import io.pitot.cli.analysis.doctor.AgentJar;
import io.pitot.cli.analysis.doctor.Check;
import io.pitot.cli.analysis.doctor.Diagnosis;
import io.pitot.cli.render.JsonDoctor;
import io.pitot.cli.render.Screen;
import io.pitot.cli.render.TerminalDoctor;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pitot doctor}: whether Pitot itself is well. */
@Command(
        name = "doctor",
        description = "Says whether the agent is at work, what it does not see, and what to do about it.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:nothing is bad", "1:something is bad", "2:the command line is wrong"},
        exitCodeOnInvalidInput = ExitCodes.USAGE,
        exitCodeOnExecutionException = ExitCodes.BUG)
final class DoctorCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "DUMP|DIR",
            description = "The folder that the agent writes to, or a dump. Default: ./pitot.")
    private Path path = Path.of("pitot");

    @Option(names = "--json", description = "Prints it as JSON.")
    private boolean json;

    @Mixin
    private final ScreenOptions screenOptions = new ScreenOptions();

    DoctorCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        Screen screen = screenOptions.screen(surroundings);
        @Nullable String version = DoctorCommand.class.getPackage().getImplementationVersion();
        // In a checkout of Pitot the default's name is the launcher's.
        Path folder = path.equals(Path.of("pitot")) && Files.isRegularFile(path) ? Path.of("pitot", "pitot") : path;
        Diagnosis diagnosis = Diagnosis.of(
                folder, new AgentJar(surroundings.home(), version == null ? "" : version), Clock.systemUTC());
        if (json) {
            JsonDoctor.print(diagnosis, out);
        } else {
            new TerminalDoctor(out, screen).print(diagnosis);
        }
        return diagnosis.worst() == Check.Level.BAD ? ExitCodes.BROKEN : ExitCodes.OK;
    }
}
