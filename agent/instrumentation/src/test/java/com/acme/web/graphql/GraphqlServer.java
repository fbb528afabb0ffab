package com.acme.web.graphql;

import com.acme.web.EmbeddedTomcat;
import java.io.IOException;
import org.apache.catalina.LifecycleException;

/** graphql-java in a servlet on Tomcat, whichever versions the class loader has. */
public final class GraphqlServer extends EmbeddedTomcat {

    /** Starts it in the context {@code /shop}. */
    public GraphqlServer() throws IOException, LifecycleException {
        super("/shop");
        servlet("graphql", GraphqlServlet.class.getName(), "/graphql");
        tomcat.start();
    }
}
