package io.pitot.it.harness;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An application to be started under the packaged agent: a command line under construction. */
public final class Observed {

    private final Path folder;
    private final List<String> run = new ArrayList<>();
    private final ClassPath classPath = new ClassPath();
    private final Map<String, String> options = new LinkedHashMap<>();
    private final List<String> jvm = new ArrayList<>(List.of("-Xmx512m", "-Djava.awt.headless=true"));
    private List<String> afterAgent = List.of();
    private List<String> arguments = List.of();
    private String java = ForkedJvm.java();
    private boolean agent = true;

    private Observed(Path folder) {
        this.folder = folder;
    }

    /** A class of the tests with a {@code main}; its working directory is the folder. */
    public static Observed application(Class<?> main, Path folder) {
        Observed observed = new Observed(folder);
        observed.run.add(main.getName());
        return observed.classes(ClassPath.testClasses());
    }

    /** The same by name, with classes that were compiled elsewhere. */
    public static Observed application(String main, Path classes, Path folder) {
        Observed observed = new Observed(folder);
        observed.run.add(main);
        return observed.classes(classes);
    }

    /** A runnable jar. */
    public static Observed jar(Path jar, Path folder) {
        Observed observed = new Observed(folder);
        observed.run.addAll(List.of("-jar", jar.toString()));
        return observed;
    }

    /** A folder of classes or resources. */
    public Observed classes(Path classes) {
        classPath.classes(classes);
        return this;
    }

    /** Libraries of the tests' class path, by artifact. */
    public Observed with(List<String> artifacts) {
        classPath.libraries(artifacts);
        return this;
    }

    /** All jars of a folder in {@code target}. */
    public Observed withJarsOf(String folderInTarget) {
        classPath.jars(folderInTarget);
        return this;
    }

    /** One option of the agent. */
    public Observed option(String name, String value) {
        options.put(name, value);
        return this;
    }

    /** Starts it without the agent, as what the other is to be compared with. */
    public Observed withoutAgent() {
        agent = false;
        return this;
    }

    /** Runs it on another {@code java} than the one of the tests. */
    public Observed on(Path otherJava) {
        java = otherJava.toString();
        return this;
    }

    /** Options of the JVM. */
    public Observed jvm(String... flags) {
        jvm.addAll(List.of(flags));
        return this;
    }

    /** Options of the JVM that come behind the agent: another agent that starts after it. */
    public Observed afterAgent(String... flags) {
        afterAgent = List.of(flags);
        return this;
    }

    public Observed arguments(String... words) {
        arguments = List.of(words);
        return this;
    }

    /** Where its dumps go: the agent's default, seen from the working directory. */
    public Path dumps() {
        return folder.resolve("pitot");
    }

    /** Starts it. */
    public ForkedJvm start() {
        return ForkedJvm.start(command(), folder);
    }

    /** The command line, for those who start it in a way of their own. */
    public List<String> command() {
        List<String> command = new ArrayList<>(List.of(java));
        command.addAll(jvm);
        if (agent) {
            command.add("-javaagent:" + Packaged.agent() + agentOptions());
        }
        command.addAll(afterAgent);
        if (!run.get(0).equals("-jar")) {
            command.addAll(List.of("-cp", classPath.toString()));
        }
        command.addAll(run);
        command.addAll(arguments);
        return command;
    }

    private String agentOptions() {
        List<String> pairs = new ArrayList<>();
        options.forEach((name, value) -> pairs.add(name + "=" + value));
        return pairs.isEmpty() ? "" : "=" + String.join(",", pairs);
    }
}
