package io.pitot.cli.command;

import java.nio.file.Path;
import java.util.Map;

/**
 * What the environment must say so that every JVM started in it, by whichever tool, runs with the agent.
 *
 * @param agent the agent's jar
 * @param dumps the folder for the dumps; an absolute path
 * @param service the name that all the JVMs are reported under
 */
record AgentEnvironment(Path agent, Path dumps, String service) {

    /** Read by every JVM, also by those that a build tool forks; said by each on standard error. */
    private static final String JVM_OPTIONS = "JAVA_TOOL_OPTIONS";

    /** Adds it; what is there already stays, but for where to write dumps and under which name. */
    void addTo(Map<String, String> environment) {
        String before = environment.getOrDefault(JVM_OPTIONS, "").strip();
        environment.put(JVM_OPTIONS, (before + " " + option()).strip());
        environment.put("PITOT_DUMP_DIR", dumps.toString());
        environment.put("PITOT_SERVICE_NAME", service);
    }

    /** The JVM takes white space for the end of an option, unless it is quoted. */
    private String option() {
        String jar = agent.toString();
        String quote = jar.indexOf('"') >= 0 ? "'" : "\"";
        return jar.chars().anyMatch(Character::isWhitespace) || jar.indexOf('\'') >= 0 || jar.indexOf('"') >= 0
                ? quote + "-javaagent:" + jar + quote
                : "-javaagent:" + jar;
    }
}
