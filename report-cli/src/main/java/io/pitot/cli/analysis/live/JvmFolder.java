package io.pitot.cli.analysis.live;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the folder that a JVM's agent writes to, by what Linux tells of its process: the arguments, the environment, the working folder. Nothing is
 * loaded into the JVM.
 */
public final class JvmFolder {

    private static final Path PROCESSES = Path.of("/proc");
    private static final String DEFAULT = "./pitot";

    /** An option among the agent's arguments, where a value that holds a comma is in quotes. */
    private static final Pattern OPTION = Pattern.compile("([a-z.]+)=('[^']*'|\"[^\"]*\"|[^,]*)");

    private JvmFolder() {}

    /**
     * The folder of a JVM's dumps.
     *
     * @throws IOException that says what cannot be known of it, and what to do
     */
    public static Path of(long pid) throws IOException {
        Path process = PROCESSES.resolve(String.valueOf(pid));
        if (ProcessHandle.of(pid).isEmpty()) {
            throw new IOException("there is no such process: name a folder of dumps, or a running JVM");
        }
        if (!Files.isDirectory(process)) {
            throw new IOException("the folder of its dumps cannot be found out on this system: name the folder");
        }
        try {
            List<String> arguments = strings(process.resolve("cmdline"));
            List<String> environment = strings(process.resolve("environ"));
            return folder(process.resolve("cwd"), arguments, environment);
        } catch (AccessDeniedException e) {
            throw new IOException(
                    "no permission to look at that process: run pitot as its user, or name the folder", e);
        }
    }

    /**
     * The same of a process that was started in a folder, with these arguments and {@code NAME=value} variables.
     *
     * @throws IOException if none of them names an agent
     */
    static Path folder(Path workingFolder, List<String> arguments, List<String> environment) throws IOException {
        Map<String, String> variables = environment.stream()
                .filter(entry -> entry.indexOf('=') > 0)
                .collect(Collectors.toMap(
                        entry -> entry.substring(0, entry.indexOf('=')),
                        entry -> entry.substring(entry.indexOf('=') + 1),
                        (a, b) -> b));
        List<String> options = Stream.concat(
                        Stream.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS")
                                .flatMap(name -> Stream.of(
                                        variables.getOrDefault(name, "").split("\\s+"))),
                        arguments.stream())
                .map(JvmFolder::unquoted)
                .toList();
        String agent = options.stream()
                .filter(word -> word.startsWith("-javaagent:") && word.contains("pitot"))
                .findFirst()
                .orElseThrow(() -> new IOException("runs without Pitot's agent, or was given it in a way that cannot be"
                        + " seen from outside: name the folder of its dumps"));
        Map<String, String> agentOptions = OPTION.matcher(agent.substring(agent.indexOf('=') + 1))
                .results()
                .collect(Collectors.toMap(found -> found.group(1), found -> unquoted(found.group(2)), (a, b) -> b));
        Function<String, @Nullable String> given = name -> {
            String variable =
                    variables.get("PITOT_" + name.toUpperCase(Locale.ROOT).replace('.', '_'));
            String property = options.stream()
                    .filter(word -> word.startsWith("-Dpitot." + name + "="))
                    .map(word -> word.substring(word.indexOf('=') + 1))
                    .findFirst()
                    .orElse(null);
            String argument = agent.indexOf('=') < 0 ? null : agentOptions.get(name);
            return argument != null ? argument : variable != null && !variable.isEmpty() ? variable : property;
        };
        String folder = given.apply("dump.dir");
        if (folder == null) {
            String config = given.apply("config");
            folder = inFile(workingFolder.resolve(config == null ? "pitot.properties" : config));
        }
        return workingFolder.resolve(folder == null ? DEFAULT : folder).normalize();
    }

    private static @Nullable String inFile(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return null;
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties.getProperty("dump.dir");
    }

    private static String unquoted(String value) {
        Matcher quoted = Pattern.compile("'(.*)'|\"(.*)\"").matcher(value);
        return quoted.matches() ? value.substring(1, value.length() - 1) : value;
    }

    private static List<String> strings(Path file) throws IOException {
        return List.of(Files.readString(file, StandardCharsets.ISO_8859_1).split("\0"));
    }
}
