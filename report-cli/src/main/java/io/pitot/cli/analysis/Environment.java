package io.pitot.cli.analysis;

import io.pitot.dump.AgentAccount;
import io.pitot.dump.Dump;
import io.pitot.dump.Instance;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where the dumps come from.
 *
 * @param instances the JVMs
 * @param agents versions of the agents
 * @param configuration options in force
 * @param instrumented classes woven, by instrumentation
 */
public record Environment(
        List<Instance> instances,
        List<String> agents,
        SortedMap<String, String> configuration,
        List<AgentAccount.Instrumented> instrumented) {

    static Environment of(Dump dump) {
        AgentAccount agent = dump.agent();
        return new Environment(
                dump.instances(), agent.versions(), new TreeMap<>(agent.configuration()), agent.instrumented());
    }
}
