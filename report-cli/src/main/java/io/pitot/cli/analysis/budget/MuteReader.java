package io.pitot.cli.analysis.budget;

import io.pitot.cli.analysis.Mute;
import io.pitot.cli.analysis.yaml.Part;
import io.pitot.dump.FindingKind;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a mute of a budget file. */
final class MuteReader {

    private static final Set<String> KEYS = Set.of("finding", "endpoint", "site", "reason", "until");
    private static final Pattern ID = Pattern.compile("[a-z]+\\d?:[0-9a-f]{4,8}");

    private MuteReader() {}

    static @Nullable Mute read(Part part) {
        Map<String, Part> parts = part.mapping(
                KEYS, "must be a mapping such as {finding: \"np1:7f3a91c2\", reason: \"…\", until: 2027-03-01}");
        if (parts == null) {
            return null;
        }
        String finding = text(parts.get("finding"));
        String endpoint = text(parts.get("endpoint"));
        String site = text(parts.get("site"));
        String reason = text(parts.get("reason"));
        LocalDate until = date(part, parts.get("until"));
        if (!parts.containsKey("finding") && !parts.containsKey("endpoint") && !parts.containsKey("site")) {
            part.missing("", "must say what it is about: finding, endpoint or site");
        }
        Part named = parts.get("finding");
        if (named != null && finding != null && !isFinding(finding)) {
            named.wrong("must be a finding's id with 4 digits at least, such as np1:7f3a, or a kind, such as"
                    + " N_PLUS_ONE");
        }
        if (!parts.containsKey("reason")) {
            part.missing("reason", "must say why");
        }
        return reason == null || until == null ? null : new Mute(finding, endpoint, site, reason, until);
    }

    /** Whether a mute may name a finding so: by its id, the id's beginning, or its kind. */
    static boolean isFinding(String name) {
        return ID.matcher(name).matches()
                || Arrays.stream(FindingKind.values())
                        .anyMatch(kind -> kind.name().equals(name));
    }

    private static @Nullable String text(@Nullable Part part) {
        return part == null ? null : part.text();
    }

    private static @Nullable LocalDate date(Part mute, @Nullable Part part) {
        if (part == null) {
            mute.missing("until", "must be the last day of it, such as 2027-03-01");
            return null;
        }
        String text = part.text();
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            part.wrong("must be a date such as 2027-03-01");
            return null;
        }
    }
}
