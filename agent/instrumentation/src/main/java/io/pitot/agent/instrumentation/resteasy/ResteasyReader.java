package io.pitot.agent.instrumentation.resteasy;

import org.jspecify.annotations.Nullable;

/** Reads how RESTEasy was configured. Defined into its own loader. */
public final class ResteasyReader {

    private ResteasyReader() {}

    /**
     * What templates are relative to.
     *
     * @param context the deployed context's path
     * @param configured the path that RESTEasy removes from each request's, or null
     * @param known what is returned if it says the same
     */
    public static String prefix(String context, @Nullable String configured, @Nullable String known) {
        if (configured == null || configured.isEmpty() || configured.equals("/")) {
            return context;
        }
        int to = configured.endsWith("/") ? configured.length() - 1 : configured.length();
        if (known != null
                && known.length() == context.length() + to
                && known.startsWith(context)
                && known.regionMatches(context.length(), configured, 0, to)) {
            return known;
        }
        return context.concat(configured.startsWith("/") ? "" : "/").concat(configured.substring(0, to));
    }
}
