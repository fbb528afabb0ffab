package io.pitot.agent.engine;

import io.pitot.dump.CallSite;
import io.pitot.dump.Dump;
import io.pitot.dump.Finding;
import io.pitot.dump.Severity;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Names severe findings in the log, each once in a JVM's life and in one line. */
final class FindingLog {

    /** What has more than these is not helped by another line. */
    static final int MOST = 50;

    private final Consumer<String> log;
    private final Set<String> named = new HashSet<>();

    /** Kinds, endpoints and subjects of those. */
    private final Set<String> subjects = new HashSet<>();

    FindingLog(Consumer<String> log) {
        this.log = log;
    }

    /** Names those findings of a dump that are HIGH or worse and were not named before. */
    void name(Dump judged) {
        for (Finding finding : judged.findings()) {
            if (finding.severity().compareTo(Severity.HIGH) <= 0 && named.size() < MOST && isNew(finding)) {
                log.accept(line(judged, finding));
                if (named.size() == MOST) {
                    log.accept("pitot: " + MOST + " findings were named; further ones are in the dumps only");
                }
            }
        }
    }

    /** In a later interval the call site of the same may not have been looked for, and it is called otherwise then. */
    private boolean isNew(Finding finding) {
        String subject = finding.kind() + " " + finding.endpoint() + " " + finding.subject();
        boolean isKnown = !subjects.add(subject) && finding.site().isEmpty();
        return !isKnown && named.add(finding.id());
    }

    private static String line(Dump judged, Finding finding) {
        StringBuilder line = new StringBuilder("pitot: ")
                .append(finding.severity())
                .append(' ')
                .append(finding.id())
                .append(' ');
        if (!finding.endpoint().isEmpty()) {
            line.append(finding.endpoint()).append(": ");
        }
        line.append(finding.title());
        judged.callSites().stream()
                .filter(site -> site.id().equals(finding.site()))
                .findFirst()
                .ifPresent(site ->
                        line.append(" at ").append(described(site.frames().get(0))));
        // A route may be what a client asked for: it must not begin a line of its own.
        return line.toString().replaceAll("\\p{Cntrl}", "?");
    }

    private static String described(CallSite.Frame frame) {
        String place = frame.file().isEmpty() ? "" : "(" + frame.file() + ":" + frame.line() + ")";
        return frame.type() + "." + frame.method() + place;
    }
}
