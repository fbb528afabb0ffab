package io.pitot.cli.command;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Opens a file with what the desktop opens such files with. */
final class Opener {

    private Opener() {}

    /** Starts the desktop's program and does not wait for it. */
    static void open(Path file, Surroundings surroundings) {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String program = system.startsWith("mac") ? "open" : system.startsWith("windows") ? "explorer.exe" : "xdg-open";
        Optional<Path> found = Stream.of(
                        surroundings.environment().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
        if (found.isEmpty()) {
            throw failed("there is no " + program + " here: open " + file + " in a browser", new IOException());
        }
        try {
            new ProcessBuilder(
                            found.get().toString(),
                            file.toAbsolutePath().normalize().toString())
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw failed(e.getMessage() + ": open " + file + " in a browser", e);
        }
    }

    private static UncheckedIOException failed(String reason, IOException cause) {
        return new UncheckedIOException("--open: " + reason, cause);
    }
}
