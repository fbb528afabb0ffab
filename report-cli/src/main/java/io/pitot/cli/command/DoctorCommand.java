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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** {@code pitot doctor}: whether Pitot itself is well. */
final class DoctorCommand implements Callable<Integer> {

    private final Surroundings surroundings;
    private final Verb verb = new Verb(
            this, "doctor", "Says whether the agent is at work, what it does not see, and what to do about it.");
    private final Argument<Path> path = verb.onlyWord(
            "DUMP|DIR", Path.of("pitot"), "The folder that the agent writes to, or a dump. Default: ./pitot.");
    private final Argument<Boolean> json = verb.flag("--json", "Prints it as JSON.");
    private final ScreenOptions screenOptions = new ScreenOptions(verb);

    DoctorCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    CommandLine commandLine() {
        Map<String, String> codes = new LinkedHashMap<>();
        codes.put("0", "nothing is bad");
        codes.put("1", "something is bad");
        codes.put("2", "the command line is wrong");
        verb.spec().usageMessage().exitCodeListHeading("%nExit codes:%n").exitCodeList(codes);
        return verb.toCommandLine();
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = verb.commandLine().getOut();
        Screen screen = screenOptions.screen(surroundings);
        @Nullable String version = DoctorCommand.class.getPackage().getImplementationVersion();
        // In a checkout of Pitot the default's name is the launcher's.
        Path path = this.path.value();
        Path folder = path.equals(Path.of("pitot")) && Files.isRegularFile(path) ? Path.of("pitot", "pitot") : path;
        Diagnosis diagnosis = Diagnosis.of(
                folder, new AgentJar(surroundings.home(), version == null ? "" : version), Clock.systemUTC());
        if (json.value()) {
            JsonDoctor.print(diagnosis, out);
        } else {
            new TerminalDoctor(out, screen).print(diagnosis);
        }
        return diagnosis.worst() == Check.Level.BAD ? ExitCodes.BROKEN : ExitCodes.OK;
    }
}
