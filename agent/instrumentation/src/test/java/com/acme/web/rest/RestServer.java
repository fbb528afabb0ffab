package com.acme.web.rest;

import com.acme.web.EmbeddedTomcat;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.servlets.DefaultServlet;

/** {@link RestApplication} on Tomcat, whichever versions the class loader has. */
public final class RestServer extends EmbeddedTomcat {

    /**
     * Starts it in the context {@code /shop}. Errors are shown by {@link SorryResource}.
     *
     * @param type the implementation's servlet or filter
     * @param isFilter which of them; a filter has all requests
     * @param mapping what the servlet is mapped to
     * @param path what templates are relative to, without the context path
     * @param parameters initial parameters; the application's class is added
     */
    public RestServer(String type, boolean isFilter, String mapping, String path, Map<String, String> parameters)
            throws IOException, LifecycleException {
        super("/shop");
        Map<String, String> all = new HashMap<>(parameters);
        all.put("jakarta.ws.rs.Application", RestApplication.class.getName());
        all.put("javax.ws.rs.Application", RestApplication.class.getName());
        if (isFilter) {
            filter("rest", type, all);
            servlet("default", DefaultServlet.class.getName(), "/");
        } else {
            Wrapper servlet = servlet("rest", type, mapping);
            servlet.setLoadOnStartup(1);
            all.forEach(servlet::addInitParameter);
        }
        for (int status : new int[] {404, 500}) {
            errorPage(status, path + "/sorry?status=" + status);
        }
        tomcat.start();
    }
}
