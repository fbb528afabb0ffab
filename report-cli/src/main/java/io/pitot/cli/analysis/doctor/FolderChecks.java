package io.pitot.cli.analysis.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Whether there are dumps, whether they can be read, and whether there is room for more. */
final class FolderChecks {

    private static final String DUMPS = "dumps";
    private static final String FOLDER = "folder";
    private static final int NAMED = 5;
    private static final double NEARLY = 0.9;
    private static final long SCARCE_BYTES = 100_000_000;
    private static final long TOO_SCARCE_BYTES = 10_000_000;

    private final Examined examined;
    private final AgentJar agent;
    private final List<Check> checks = new ArrayList<>();

    FolderChecks(Examined examined, AgentJar agent) {
        this.examined = examined;
        this.agent = agent;
    }

    List<Check> checks() throws IOException {
        dumps();
        damaged();
        if (Files.isDirectory(examined.folder())) {
            permissions();
            space();
            keep();
        }
        return checks;
    }

    private void dumps() {
        Path folder = examined.folder();
        if (!examined.dumps().isEmpty()) {
            long instances = examined.dumps().stream()
                    .map(seen -> seen.instance().id())
                    .distinct()
                    .count();
            List<String> services = examined.dumps().stream()
                    .map(seen -> seen.instance().service())
                    .distinct()
                    .sorted()
                    .toList();
            checks.add(Check.ok(
                    DUMPS,
                    Check.counted(examined.dumps().size(), "dump") + " of " + Check.counted(instances, "instance")
                            + " of " + String.join(", ", services) + " in " + folder));
            return;
        }
        String start = "start the application with the agent before -jar: java -javaagent:" + agent.path()
                + " -jar app.jar; a dump comes after a minute and at its end, in ./pitot of its working folder";
        if (!examined.answering().isEmpty()) {
            checks.add(Check.ok(DUMPS, "none in " + folder + " yet, but an agent answers: the first comes soon"));
        } else if (!Files.exists(folder)) {
            checks.add(Check.bad(DUMPS, "there is no folder " + folder + ": no agent was seen", start));
        } else {
            checks.add(Check.bad(DUMPS, "none in " + folder + ": no agent was seen", start));
        }
    }

    private void damaged() {
        examined.damaged().entrySet().stream()
                .limit(NAMED)
                .forEach(entry -> checks.add(Check.warn(
                        DUMPS,
                        entry.getKey() + ": " + entry.getValue(),
                        "delete it: reports skip it and end with exit code 4")));
        if (examined.damaged().size() > NAMED) {
            checks.add(Check.warn(
                    DUMPS,
                    "%,d more cannot be read".formatted(examined.damaged().size() - NAMED),
                    "pitot report names each"));
        }
    }

    private void permissions() throws IOException {
        Path folder = examined.folder();
        if (!examined.asked()) {
            checks.add(Check.warn(
                    FOLDER,
                    folder + ": cannot be written by you: agents cannot be asked for live data",
                    "run pitot as the user of the application"));
        }
        if (Files.getFileStore(folder).supportsFileAttributeView(PosixFileAttributeView.class)) {
            long readable = 0;
            for (Seen seen : examined.dumps()) {
                Path file = folder.resolve(seen.file());
                readable += Files.exists(file) && isOthers(Files.getPosixFilePermissions(file)) ? 1 : 0;
            }
            if (readable > 0) {
                checks.add(Check.warn(
                        FOLDER,
                        Check.counted(readable, "dump") + " can be read by others than the owner",
                        "chmod go= " + folder + "/*.json; the agent writes them for its owner alone"));
            }
        }
    }

    private static boolean isOthers(Set<PosixFilePermission> permissions) {
        return permissions.contains(PosixFilePermission.GROUP_READ)
                || permissions.contains(PosixFilePermission.OTHERS_READ);
    }

    private void space() throws IOException {
        long free = Files.getFileStore(examined.folder()).getUsableSpace();
        String message = "%,d MB free on the disk of %s".formatted(free / 1_000_000, examined.folder());
        String remedy = "make room, or name another folder by dump.dir: what cannot be written is kept until it can";
        checks.add(
                free < TOO_SCARCE_BYTES
                        ? Check.bad(FOLDER, message, remedy)
                        : free < SCARCE_BYTES ? Check.warn(FOLDER, message, remedy) : Check.ok(FOLDER, message));
    }

    /** Whether the oldest dumps of a service make room for new ones. */
    private void keep() {
        Map<String, List<Seen>> services = examined.dumps().stream()
                .collect(Collectors.groupingBy(seen -> seen.instance().service(), TreeMap::new, Collectors.toList()));
        services.forEach((service, dumps) -> {
            Seen newest = dumps.stream().max(Comparator.comparing(Seen::to)).orElseThrow();
            long keep = Configuration.number(newest.agent(), "dump.keep");
            if (keep > 0 && dumps.size() >= keep * NEARLY) {
                checks.add(Check.ok(
                        FOLDER,
                        Check.counted(dumps.size(), "dump") + " of " + service + ", and dump.keep=" + keep
                                + ": the oldest make room for new ones; raise it to keep more"));
            }
        });
    }
}
