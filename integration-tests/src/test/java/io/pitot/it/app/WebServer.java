package io.pitot.it.app;

import jakarta.servlet.Filter;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;

/** An embedded Tomcat on a free port, which it prints as {@code READY <port>}. It runs until the JVM is ended. */
public final class WebServer {

    private final Tomcat tomcat = new Tomcat();
    private Context context;

    public WebServer() throws IOException {
        tomcat.setBaseDir(Files.createTempDirectory("tomcat").toString());
        tomcat.setPort(0);
        context = newContext("");
    }

    private Context newContext(String path) {
        return tomcat.addContext(path, new File(".").getAbsolutePath());
    }

    /** Servlets and filters from here on belong to this context path. */
    public WebServer context(String path) {
        context = newContext(path);
        return this;
    }

    public WebServer servlet(String pattern, Handler handler) {
        Wrapper wrapper = Tomcat.addServlet(context, "servlet of " + pattern, new HandlerServlet(handler));
        wrapper.setAsyncSupported(true);
        context.addServletMappingDecoded(pattern, wrapper.getName());
        return this;
    }

    public WebServer filter(String pattern, Filter filter) {
        FilterDef definition = new FilterDef();
        definition.setFilterName("filter of " + pattern);
        definition.setFilter(filter);
        definition.setAsyncSupported("true");
        context.addFilterDef(definition);
        FilterMap map = new FilterMap();
        map.setFilterName(definition.getFilterName());
        map.addURLPattern(pattern);
        context.addFilterMap(map);
        return this;
    }

    public void run() throws LifecycleException {
        tomcat.getConnector();
        tomcat.start();
        System.out.println("READY " + tomcat.getConnector().getLocalPort());
        tomcat.getServer().await();
    }

    /** A servlet that answers as this does, for a Tomcat of another kind. */
    static HttpServlet servletOf(Handler handler) {
        return new HandlerServlet(handler);
    }

    /** What answers a request. */
    public interface Handler {
        void handle(HttpServletRequest request, HttpServletResponse response)
                throws IOException, ServletException, SQLException;
    }

    private static final class HandlerServlet extends HttpServlet {

        private static final long serialVersionUID = 1L;

        private final transient Handler handler;

        HandlerServlet(Handler handler) {
            this.handler = handler;
        }

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response)
                throws ServletException, IOException {
            try {
                handler.handle(request, response);
            } catch (SQLException e) {
                throw new ServletException(e);
            }
        }
    }
}
