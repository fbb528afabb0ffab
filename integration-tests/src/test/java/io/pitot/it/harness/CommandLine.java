package io.pitot.it.harness;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The packaged {@code pitot}. */
public final class CommandLine {

    private CommandLine() {}

    /** Runs {@code java -jar pitot.jar} in a folder and waits. */
    public static ForkedJvm.Exit run(Path folder, String... words) {
        return run(folder, List.of(), words);
    }

    /** The same for a verb that needs what was built beside it: runs as the launcher in that folder does. */
    public static ForkedJvm.Exit runAtHome(Path home, Path folder, String... words) {
        return run(folder, List.of("-Dpitot.home=" + home.normalize()), words);
    }

    private static ForkedJvm.Exit run(Path folder, List<String> options, String... words) {
        List<String> command = new ArrayList<>(List.of(ForkedJvm.java()));
        command.addAll(options);
        command.addAll(List.of("-jar", Packaged.commandLine().toString()));
        command.addAll(List.of(words));
        try (ForkedJvm pitot = ForkedJvm.start(command, folder)) {
            return pitot.join();
        }
    }
}
