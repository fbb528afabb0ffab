package io.pitot.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AgentEnvironmentTest {

    private static Map<String, String> added(String agent, Map<String, String> before) {
        Map<String, String> environment = new HashMap<>(before);
        new AgentEnvironment(Path.of(agent), Path.of("/dumps"), "orders").addTo(environment);
        return environment;
    }

    @Test
    void everyJvmFindsTheAgentAndWhereToWriteWhat() {
        assertThat(added("/opt/pitot-agent.jar", Map.of("HOME", "/home")))
                .containsOnly(
                        Map.entry("HOME", "/home"),
                        Map.entry("JAVA_TOOL_OPTIONS", "-javaagent:/opt/pitot-agent.jar"),
                        Map.entry("PITOT_DUMP_DIR", "/dumps"),
                        Map.entry("PITOT_SERVICE_NAME", "orders"));
    }

    @Test
    void optionsOfTheEnvironmentStay() {
        assertThat(added("/opt/pitot-agent.jar", Map.of("JAVA_TOOL_OPTIONS", "-Xmx1g ")))
                .containsEntry("JAVA_TOOL_OPTIONS", "-Xmx1g -javaagent:/opt/pitot-agent.jar");
    }

    @Test
    void namesThatTheJvmWouldTakeApartAreQuoted() {
        assertThat(added("/opt/my tools/agent.jar", Map.of()))
                .containsEntry("JAVA_TOOL_OPTIONS", "\"-javaagent:/opt/my tools/agent.jar\"");
        assertThat(added("/opt/bob's/agent.jar", Map.of()))
                .containsEntry("JAVA_TOOL_OPTIONS", "\"-javaagent:/opt/bob's/agent.jar\"");
        assertThat(added("/opt/\"new\"/agent.jar", Map.of()))
                .containsEntry("JAVA_TOOL_OPTIONS", "'-javaagent:/opt/\"new\"/agent.jar'");
    }
}
