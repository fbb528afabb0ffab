package io.pitot.agent.bootstrap;

import java.util.regex.Pattern;

/**
 * Which queries choose by their text the schema or the database that those after them on their connection ask. Taken widely: one of them
 * too many only keeps apart what was the same.
 */
final class SchemaTexts {

    private static final Pattern CHOOSES = Pattern.compile(
            "(?:USE|SET\\s+(?:SESSION\\s+|LOCAL\\s+)?(?:CURRENT\\s+)?(?:SCHEMA|SEARCH_PATH|SCHEMA_SEARCH_PATH|CURRENT_SCHEMA|CATALOG)"
                    + "|RESET\\s+SEARCH_PATH|ALTER\\s+SESSION\\s+SET\\s+(?:CURRENT_SCHEMA|CONTAINER))\\b[^;]*;?",
            Pattern.CASE_INSENSITIVE);

    private SchemaTexts() {}

    /** Whether a statement of this fingerprint does, and does nothing else. */
    static boolean choose(String fingerprint) {
        return CHOOSES.matcher(fingerprint).matches();
    }
}
