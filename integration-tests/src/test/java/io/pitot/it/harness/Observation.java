package io.pitot.it.harness;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.dump.AgentAccount;
import io.pitot.dump.CallSite;
import io.pitot.dump.Dump;
import io.pitot.dump.DumpException;
import io.pitot.dump.DumpFile;
import io.pitot.dump.DumpFolder;
import io.pitot.dump.DumpMerger;
import io.pitot.dump.Endpoint;
import io.pitot.dump.Finding;
import io.pitot.dump.FindingKind;
import io.pitot.dump.Model;
import io.pitot.dump.Pool;
import io.pitot.dump.Query;
import io.pitot.findings.Findings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What an agent left behind: the sum of the dumps of its folder.
 *
 * @param files the dumps, each valid against the published schema
 * @param dump their sum, with the verdict on it
 */
public record Observation(List<Path> files, Dump dump) {

    /** Reads the dumps of a folder, of which there must be one, and checks what holds for every run without faults. */
    public static Observation sound(Path folder) {
        Observation observation = read(folder);
        AgentAccount agent = observation.dump.agent();
        assertThat(agent.adviceErrors()).as("exceptions that advice swallowed").isEmpty();
        assertThat(agent.droppedEvents()).as("events dropped").isZero();
        assertThat(agent.failedDumps()).as("dumps that could not be written").isZero();
        assertThat(agent.overflows()).as("what exceeded a bound").isEmpty();
        return observation;
    }

    /** Reads the dumps of a folder, of which there must be one. */
    public static Observation read(Path folder) {
        DumpMerger merger = new DumpMerger();
        try {
            List<Path> files = DumpFolder.list(folder);
            assertThat(files).as("dumps in " + folder).isNotEmpty();
            for (Path file : files) {
                merger.add(DumpFile.read(file));
                DumpSchema.requireValid(file);
            }
            Dump merged = merger.merged();
            return new Observation(files, merged.withFindings(Findings.judge(merged)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (DumpException e) {
            throw new AssertionError("a dump in " + folder + ": " + e.getMessage(), e);
        }
    }

    public Endpoint endpoint(String id) {
        return one("endpoint " + id, dump.endpoints(), endpoint -> endpoint.id().equals(id));
    }

    /** How often requests to each endpoint by HTTP were answered with each status. */
    public Map<String, Map<String, Long>> statuses() {
        Map<String, Map<String, Long>> statuses = new TreeMap<>();
        for (Endpoint endpoint : dump.endpoints()) {
            if (endpoint.kind().equals(Endpoint.HTTP)) {
                statuses.put(endpoint.id(), Map.copyOf(endpoint.statuses()));
            }
        }
        return statuses;
    }

    /** The one query in whose fingerprint this word stands, those that create tables aside. */
    public Query query(String word) {
        Pattern alone = Pattern.compile("\\b" + Pattern.quote(word) + "\\b", Pattern.CASE_INSENSITIVE);
        return one(
                "query with the word " + word,
                dump.queries(),
                query -> !query.kind().equals("CREATE")
                        && alone.matcher(query.sql()).find());
    }

    public Model model(String id) {
        return one("model " + id, dump.models(), model -> model.id().equals(id));
    }

    public Pool pool(String id) {
        return one("pool " + id, dump.pools(), pool -> pool.id().equals(id));
    }

    public List<Finding> findings() {
        return dump.findings();
    }

    public List<Finding> findingsOf(String endpoint) {
        return findings().stream()
                .filter(finding -> finding.endpoint().equals(endpoint))
                .toList();
    }

    /** The one finding of this kind in an endpoint. */
    public Finding finding(FindingKind kind, String endpoint) {
        return one(kind + " of " + endpoint, findingsOf(endpoint), finding -> finding.kind() == kind);
    }

    /** The fingerprint of the query that a finding is about. */
    public String sqlOf(Finding finding) {
        return one("query of " + finding, dump.queries(), query -> query.id().equals(finding.subject()))
                .sql();
    }

    /** The innermost line of the application behind a finding. */
    public CallSite.Frame lineOf(Finding finding) {
        return framesOf(finding).get(0);
    }

    /** The lines of the application behind a finding, innermost first. */
    public List<CallSite.Frame> framesOf(Finding finding) {
        return one(
                        "call site of " + finding,
                        dump.callSites(),
                        site -> site.id().equals(finding.site()))
                .frames();
    }

    private static <T> T one(String what, List<T> records, Predicate<T> wanted) {
        List<T> found = records.stream().filter(wanted).toList();
        assertThat(found).as(() -> what + " among " + beginnings(records)).hasSize(1);
        return found.get(0);
    }

    private static String beginnings(List<?> records) {
        return records.stream()
                .map(String::valueOf)
                .map(text -> "\n    " + text.substring(0, Math.min(text.length(), 200)))
                .collect(Collectors.joining());
    }
}
