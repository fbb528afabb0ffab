package io.pitot.agent.bootstrap;

/**
 * What woven containers and frameworks call for the name of the current HTTP request: its route template. Cheap, never
 * blocks, on the application's thread; without effect outside requests.
 */
public final class RouteProbe {

    /** Rank of a route that the servlet container knows: its mapping. */
    static final int CONTAINER = 1;

    /** Rank of a route that a framework matched. Wins over the container's; the first of a rank stays. */
    static final int FRAMEWORK = 2;

    private RouteProbe() {}

    /**
     * The servlet mapping that the container chose for the current request.
     *
     * @param context the context path, empty for the root context
     * @param pattern the mapping's pattern, such as {@code /api/*}, {@code *.do} or {@code /}; null where
     *     it is not known
     */
    public static void servlet(@Nullable String context, @Nullable String pattern) {
        ThreadState state = ThreadState.current();
        if (state.requestId == 0 || state.routeRank >= CONTAINER || pattern == null) {
            return;
        }
        if (pattern.length() > 2 && pattern.endsWith("/*")) {
            pathRoute(state, context, pattern.substring(0, pattern.length() - 2));
            return;
        }
        String root = context == null ? "" : context;
        String route = pattern.equals("/") ? "/*" : pattern.isEmpty() ? "/" : pattern;
        String separator = root.isEmpty() || route.startsWith("/") ? "" : "/";
        state.routePrefix = root;
        state.route(CONTAINER, Names.endpoint(Probe.HTTP, state.requestMethod, root, separator, route));
    }

    /**
     * The same where a path mapping was chosen.
     *
     * @param path the mapping's pattern without its {@code /*}; not empty
     */
    public static void servletPath(@Nullable String context, String path) {
        ThreadState state = ThreadState.current();
        if (state.requestId != 0 && state.routeRank < CONTAINER) {
            pathRoute(state, context, path);
        }
    }

    private static void pathRoute(ThreadState state, @Nullable String context, String path) {
        String root = context == null ? "" : context;
        if (!path.equals(state.mappingPath) || !root.equals(state.mappingContext)) {
            // A thread tends to serve one mapping: its prefix is kept from request to request.
            state.mappingPath = path;
            state.mappingContext = root;
            state.mappingPrefix = root.concat(path);
        }
        state.routePrefix = state.mappingPrefix;
        state.route(CONTAINER, Names.endpoint(Probe.HTTP, state.requestMethod, state.mappingPrefix, "/", "*"));
    }

    /**
     * The template that a framework matched for the current request; the first one stays, so that error
     * pages and forwards do not rename a request.
     *
     * @param template relative to the servlet's mapping
     */
    public static void framework(String template) {
        ThreadState state = ThreadState.current();
        String prefix = state.routePrefix;
        if (prefix != null && isFrameworkRouteWanted(state)) {
            String separator = template.startsWith("/") ? "" : "/";
            matched(state, prefix, separator, template);
        }
    }

    /**
     * The template of a router's route that the current request has come to. One request may come to several, as that of
     * a filter and then that of what it is for: the last one counts, unless a framework behind them knows better.
     *
     * @param mount the path that the router is mounted at, or null
     * @param template the route's path below it
     * @param suffix what follows it, such as {@code *}, or an empty string
     */
    public static void router(@Nullable String mount, String template, String suffix) {
        ThreadState state = ThreadState.current();
        if (isFrameworkRouteWanted(state)) {
            String root = mount == null ? "" : mount;
            if (root.endsWith("/") && template.startsWith("/")) {
                root = root.substring(0, root.length() - 1);
            }
            state.route(CONTAINER, Names.endpoint(Probe.HTTP, state.requestMethod, root, template, suffix));
        }
    }

    /**
     * One of the paths that make up the template of a nested resource, as those of JAX-RS are; told from the outermost
     * on. A slash at the path's start or end, or none, are the same.
     *
     * @param isLast whether it completes the template
     */
    public static void resource(@Nullable String path, boolean isLast) {
        ThreadState state = ThreadState.current();
        String prefix = state.routePrefix;
        if (prefix == null || !isFrameworkRouteWanted(state)) {
            return;
        }
        String part = path == null ? "" : path;
        if (part.endsWith("/")) {
            part = part.substring(0, part.length() - 1);
        }
        String separator = part.startsWith("/") || (part.isEmpty() && !prefix.isEmpty()) ? "" : "/";
        if (isLast) {
            matched(state, prefix, separator, part);
        } else if (!part.isEmpty()) {
            state.continueWith(prefix.concat(separator).concat(part));
        }
    }

    private static boolean isFrameworkRouteWanted(ThreadState state) {
        return state.requestId != 0 && state.routeRank < FRAMEWORK;
    }

    private static void matched(ThreadState state, String prefix, String separator, String template) {
        state.route(FRAMEWORK, Names.endpoint(Probe.HTTP, state.requestMethod, prefix, separator, template));
    }

    /** What a framework's templates are relative to now, for {@link #prefix(String)} when the framework returns. */
    public static @Nullable String prefix() {
        return ThreadState.current().routePrefix;
    }

    /**
     * A framework begins that resolves its templates against another path than the servlet's mapping, or has returned.
     *
     * @param prefix the deployed context's path and what follows it; null where templates name nothing, because an
     *     error page is made and not what the request was for
     */
    public static void prefix(@Nullable String prefix) {
        ThreadState.current().continueWith(prefix);
    }

    /** Whether the container's mapping of the current request is still to be told. */
    public static boolean wantsServlet() {
        ThreadState state = ThreadState.current();
        return state.requestId != 0 && state.routeRank < CONTAINER;
    }
}
