package io.pitot.it.harness;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The packaged {@code pitot}. */
public final class CommandLine {

    private CommandLine() {}

    /** Runs {@code java -jar pitot.jar} in a folder and waits. */
    public static ForkedJvm.Exit run(Path folder, String... words) {
        List<String> command = new ArrayList<>(
                List.of(ForkedJvm.java(), "-jar", Packaged.commandLine().toString()));
        command.addAll(List.of(words));
        try (ForkedJvm pitot = ForkedJvm.start(command, folder)) {
            return pitot.join();
        }
    }
}
