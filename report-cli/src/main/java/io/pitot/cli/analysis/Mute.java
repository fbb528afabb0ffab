package io.pitot.cli.analysis;

import io.pitot.dump.Finding;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A decision to leave findings as they are for a while. What is null makes no difference; what is not must hold.
 *
 * @param finding a finding's id or its beginning, or the name of a kind such as {@code N_PLUS_ONE}
 * @param endpoint an endpoint's id; {@code *} at its end stands for whatever follows
 * @param site a class, or a class and a method ({@code com.acme.Orders#list}), anywhere in the finding's call chain
 * @param reason why, for those who read the report
 * @param until the last day of it, in UTC
 */
public record Mute(
        @Nullable String finding,
        @Nullable String endpoint,
        @Nullable String site,
        String reason,
        LocalDate until) {

    boolean isOver(LocalDate day) {
        return day.isAfter(until);
    }

    boolean covers(Finding candidate, @Nullable Site where) {
        return coversFinding(candidate) && coversEndpoint(candidate.endpoint()) && coversSite(where);
    }

    private boolean coversFinding(Finding candidate) {
        return finding == null
                || candidate.id().startsWith(finding)
                || candidate.kind().name().equals(finding);
    }

    private boolean coversEndpoint(String candidate) {
        if (endpoint == null) {
            return true;
        }
        return endpoint.endsWith("*")
                ? candidate.startsWith(endpoint.substring(0, endpoint.length() - 1))
                : candidate.equals(endpoint);
    }

    private boolean coversSite(@Nullable Site where) {
        if (site == null) {
            return true;
        }
        return where != null
                && where.places().stream()
                        .anyMatch(place ->
                                place.type().equals(site) || (place.type() + "#" + place.method()).equals(site));
    }

    /** What it is about, as its author wrote it. */
    @Override
    public String toString() {
        StringBuilder words = new StringBuilder();
        append(words, "finding", finding);
        append(words, "endpoint", endpoint);
        append(words, "site", site);
        return words.toString();
    }

    private static void append(StringBuilder words, String name, @Nullable String value) {
        if (value != null) {
            words.append(words.isEmpty() ? "" : ", ").append(name).append(' ').append(value);
        }
    }
}
