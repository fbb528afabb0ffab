package io.pitot.agent.instrumentation.jersey;

import io.pitot.agent.bootstrap.RouteProbe;
import java.net.URI;
import java.util.List;
import org.glassfish.jersey.uri.UriTemplate;

/** Reads what Jersey matched. Defined into its own loader. */
public final class JerseyReader {

    private JerseyReader() {}

    /**
     * Tells the template of the resource method that was found.
     *
     * @param templates of the classes, locators and method that the request passed, the last of them first
     */
    public static void tellRoute(List<UriTemplate> templates) {
        for (int i = templates.size() - 1; i >= 0; i--) {
            RouteProbe.resource(templates.get(i).getTemplate(), i == 0);
        }
    }

    /**
     * What the templates of a filter are relative to.
     *
     * @param base where its application lies: the context, and a path that it was configured with
     * @param spelt the context's path as the client spelt it
     * @param deployed the context's path
     */
    public static String prefix(URI base, String spelt, String deployed) {
        String path = base.getRawPath();
        int from = path.startsWith(spelt) ? spelt.length() : path.length();
        int to = path.endsWith("/") ? path.length() - 1 : path.length();
        return from < to ? deployed.concat(path.substring(from, to)) : deployed;
    }
}
