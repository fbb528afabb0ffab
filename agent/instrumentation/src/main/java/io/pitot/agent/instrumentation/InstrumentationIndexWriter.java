package io.pitot.agent.instrumentation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;

/** Writes the {@link InstrumentationIndex} while the module is built. Not part of the agent. */
final class InstrumentationIndexWriter {

    private InstrumentationIndexWriter() {}

    /**
     * Asks every instrumentation that {@code META-INF/services} lists.
     *
     * @param arguments the folder of the compiled classes
     */
    public static void main(String[] arguments) throws IOException {
        List<String> lines = new ArrayList<>();
        for (LibraryInstrumentation instrumentation :
                ServiceLoader.load(LibraryInstrumentation.class, InstrumentationIndexWriter.class.getClassLoader())) {
            lines.add(line(instrumentation));
        }
        Path file = Path.of(arguments[0]).resolve(InstrumentationIndex.FILE);
        Files.createDirectories(file.getParent());
        Files.writeString(file, String.join("\n", lines));
    }

    private static String line(LibraryInstrumentation instrumentation) {
        return String.join(
                "\t",
                instrumentation.getClass().getName(),
                instrumentation.name(),
                names(instrumentation.typeNames()),
                names(instrumentation.supertypes()),
                names(instrumentation.methods()));
    }

    /** Sorted: builds of the same sources give the same bytes. */
    private static String names(Set<String> names) {
        return String.join(",", new TreeSet<>(names));
    }
}
