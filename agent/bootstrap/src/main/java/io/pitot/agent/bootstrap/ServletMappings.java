package io.pitot.agent.bootstrap;

import java.util.Collection;

/**
 * The mappings of one servlet: finds the one by which a container chose it, where its requests do not say (before Servlet 4).
 */
public final class ServletMappings {

    private final String[] patterns;

    /** All patterns that a servlet is mapped to. */
    public ServletMappings(Collection<String> patterns) {
        this.patterns = patterns.toArray(new String[0]);
    }

    /**
     * The mapping that led to a servlet, by the precedence of the servlet specification (Servlet 3.1,
     * 12.1): exact, path, extension, default.
     *
     * @param servletPath the request's servlet path: the part of the URL that the mapping matched
     * @param pathInfo the rest of the URL, or null; only a path mapping leaves one
     * @return one of them, or null if none leads to this path
     */
    public @Nullable String chosen(String servletPath, @Nullable String pathInfo) {
        String best = null;
        int bestRank = 0;
        for (String pattern : patterns) {
            int rank = rank(pattern, servletPath, pathInfo);
            if (rank > bestRank) {
                best = pattern;
                bestRank = rank;
            }
        }
        return best;
    }

    private static int rank(String pattern, String servletPath, @Nullable String pathInfo) {
        if (pathInfo == null && pattern.equals(servletPath)) {
            return 5;
        }
        if (pattern.endsWith("/*") && pattern.length() - 2 == servletPath.length() && pattern.startsWith(servletPath)) {
            return 4;
        }
        if (pattern.isEmpty() && servletPath.isEmpty()) {
            return 3;
        }
        if (pathInfo == null
                && pattern.startsWith("*.")
                && servletPath.regionMatches(
                        servletPath.length() - pattern.length() + 1, pattern, 1, pattern.length() - 1)) {
            return 2;
        }
        return pathInfo == null && pattern.equals("/") ? 1 : 0;
    }
}
