package io.pitot.agent.instrumentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sources of frameworks that make code as the application is compiled, by annotation processors among their own jars. */
public final class ProcessedSources {

    private static final Path LIBRARIES = Path.of("target", "libraries");

    private ProcessedSources() {}

    /**
     * Compiles what lies in a folder of {@code src/test}.
     *
     * @param libraries the folder of {@code target/libraries} with the framework's jars
     * @return the folder of {@code target/libraries} in which the compiled classes are, for {@link IsolatedApplication}
     */
    public static String compile(String folder, String libraries) throws IOException, InterruptedException {
        String compiled = libraries + "-application";
        Path classes = Files.createDirectories(LIBRARIES.resolve(compiled).resolve("classes"));
        String jars = files(LIBRARIES.resolve(libraries), ".jar").stream()
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "javac").toString(),
                "--release",
                "17",
                "-nowarn",
                "-d",
                classes.toString(),
                "-processorpath",
                jars,
                "-classpath",
                jars + File.pathSeparator + Path.of("target", "test-classes")));
        files(Path.of("src", "test", folder), ".java").forEach(source -> command.add(source.toString()));
        // In a JVM of its own: processors look for their annotations in the thread's class loader, too.
        Process javac = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(javac.getInputStream().readAllBytes(), Charset.defaultCharset());
        assertThat(javac.waitFor()).as(said).isZero();
        return compiled;
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }
}
