package com.acme.web;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.servlets.DefaultServlet;

/** The application on an embedded Tomcat, whichever version the class loader has. */
public final class TomcatServer extends EmbeddedTomcat {

    /** Bytes of {@code /large.bin}: more than Tomcat copies by itself, so that the operating system sends them. */
    public static final int LARGE_FILE = 200_000;

    /**
     * Starts it.
     *
     * @param contextPath empty for the root context
     * @param errorPages whether {@link ErrorPage} answers in the place of errors
     */
    public TomcatServer(String contextPath, boolean errorPages) throws IOException, LifecycleException {
        super(contextPath);
        Files.write(base.toPath().resolve("large.bin"), new byte[LARGE_FILE]);
        servlet("files", DefaultServlet.class.getName(), "/large.bin");
        servlet("answering", Answering.class.getName(), "/exact", "/api/*", "*.do", "/other", "/");
        if (errorPages) {
            servlet("sorry", ErrorPage.class.getName(), "/sorry");
            for (int status : new int[] {401, 404, 500}) {
                errorPage(status, "/sorry");
            }
        }
        filter("passing", Passing.class.getName(), Map.of());
        tomcat.getConnector().setProperty("compression", "on");
        tomcat.getConnector().setProperty("compressibleMimeType", "text/plain");
        tomcat.start();
    }
}
