package io.pitot.agent.dist;

import io.pitot.agent.dist.application.Application;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Starts a JVM with the packaged agent in a folder of its own and waits for its end. */
record AgentJvm(Path home, Path folder, Map<String, String> environment) {

    /**
     * How a JVM ended.
     *
     * @param exitCode of the process
     * @param out lines on its standard output
     * @param err lines on its standard error
     */
    record End(int exitCode, List<String> out, List<String> err) {}

    static AgentJvm ofThisJava(Path folder) {
        return new AgentJvm(Path.of(System.getProperty("java.home")), folder, Map.of());
    }

    static Path agentJar() {
        return Path.of(System.getProperty("pitot.agent.jar"));
    }

    AgentJvm with(String variable, String value) {
        return new AgentJvm(home, folder, Map.of(variable, value));
    }

    /** Runs {@code java} with the agent's arguments and the application's. */
    End observe(String agentArguments, String... applicationArguments) throws Exception {
        String agent = "-javaagent:" + agentJar() + (agentArguments.isEmpty() ? "" : "=" + agentArguments);
        List<String> options =
                new ArrayList<>(List.of(agent, "-cp", applicationClasses().toString()));
        options.add("io.pitot.agent.dist.application.Application");
        options.addAll(List.of(applicationArguments));
        return run(options.toArray(new String[0]));
    }

    /** Runs {@code java} with exactly these options. */
    End run(String... options) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(home.resolve("bin/java").toString());
        command.addAll(List.of(options));
        File out = folder.resolve("out.txt").toFile();
        File err = folder.resolve("err.txt").toFile();
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out)
                .redirectError(err);
        // What the machine that runs the tests has set must not reach the JVM under test.
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("PITOT_")
                        || name.startsWith("OTEL_")
                        || name.equals("JAVA_TOOL_OPTIONS")
                        || name.equals("JDK_JAVA_OPTIONS"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("did not end within a minute: " + command);
        }
        return new End(process.exitValue(), Files.readAllLines(out.toPath()), Files.readAllLines(err.toPath()));
    }

    static Path applicationClasses() throws Exception {
        return Path.of(Application.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }

    /** The dumps in the folder's {@code pitot}. */
    List<Path> dumps() throws IOException {
        Path dumps = folder.resolve("pitot");
        if (!Files.exists(dumps)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(dumps)) {
            return files.sorted().toList();
        }
    }
}
