package io.pitot.cli.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Everything of a report that can be asked for. */
public final class Topics {

    private static final Pattern RANK = Pattern.compile("\\d{1,6}");

    /** Fewer letters are the beginning of too much. */
    private static final int SHORTEST_BEGINNING = 3;

    private static final int SUGGESTIONS = 3;

    private final List<Topic> all = new ArrayList<>();

    public Topics(Report report) {
        report.findings().forEach(ranked -> all.add(new Topic.OfFinding(ranked)));
        report.queries().forEach(row -> all.add(new Topic.OfQuery(row)));
        report.endpoints().forEach(row -> all.add(new Topic.OfEndpoint(row)));
    }

    /**
     * What a word may mean: a finding's place in the list; an id or the name of an endpoint; or the beginning of one, with or
     * without what stands before the colon. Empty if nothing, several if it is not clear.
     */
    public List<Topic> named(String word) {
        if (RANK.matcher(word).matches()) {
            List<Topic> ranked = all.stream()
                    .filter(topic ->
                            topic instanceof Topic.OfFinding of && of.ranked().rank() == Integer.parseInt(word))
                    .toList();
            if (!ranked.isEmpty()) {
                return ranked;
            }
        }
        String wanted = word.toLowerCase(Locale.ROOT);
        List<Topic> exact = all.stream()
                .filter(topic -> ids(topic).anyMatch(id -> id.equals(wanted)))
                .toList();
        if (!exact.isEmpty() || wanted.length() < SHORTEST_BEGINNING) {
            return exact;
        }
        return all.stream()
                .filter(topic -> names(topic).anyMatch(name -> name.startsWith(wanted)))
                .toList();
    }

    private static Stream<String> names(Topic topic) {
        return topic instanceof Topic.OfEndpoint
                ? ids(topic)
                : ids(topic).flatMap(id -> Stream.of(id, id.substring(id.indexOf(':') + 1)));
    }

    /** Its id in small letters; of nested loops those of all. */
    private static Stream<String> ids(Topic topic) {
        return topic instanceof Topic.OfFinding of
                ? of.ranked().finding().parts().stream().map(part -> part.id().toLowerCase(Locale.ROOT))
                : Stream.of(topic.id().toLowerCase(Locale.ROOT));
    }

    /** The ids that are most like a word that names nothing, the likest first; none if none is like it. */
    public List<String> like(String word) {
        record Candidate(String id, int distance) {}
        String wanted = word.toLowerCase(Locale.ROOT);
        return all.stream()
                .map(topic -> new Candidate(topic.id(), distance(wanted, topic)))
                .filter(candidate -> candidate.distance() <= Math.max(2, wanted.length() / 3))
                .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::id))
                .limit(SUGGESTIONS)
                .map(Candidate::id)
                .toList();
    }

    /** Of queries, whose ids are long, only as many letters are compared as the word has. */
    private static int distance(String word, Topic topic) {
        String id = topic.id().toLowerCase(Locale.ROOT);
        boolean query = topic instanceof Topic.OfQuery;
        return edits(word, query && id.length() > word.length() ? id.substring(0, word.length()) : id);
    }

    /** Letters to be added, left out or replaced to make one word of another (Levenshtein). */
    private static int edits(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
