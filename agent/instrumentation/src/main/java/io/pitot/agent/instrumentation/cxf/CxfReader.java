package io.pitot.agent.instrumentation.cxf;

import io.pitot.agent.bootstrap.RouteProbe;
import org.apache.cxf.jaxrs.model.ClassResourceInfo;
import org.apache.cxf.jaxrs.model.OperationResourceInfo;
import org.apache.cxf.jaxrs.model.URITemplate;
import org.jspecify.annotations.Nullable;

/** Reads what CXF matched. Defined into its own loader. */
public final class CxfReader {

    private CxfReader() {}

    /**
     * Tells its part of the template.
     *
     * @param found a resource method, or a locator below which one is looked for next
     */
    public static void tellRoute(OperationResourceInfo found) {
        ClassResourceInfo type = found.getClassResourceInfo();
        if (type.isRoot()) {
            RouteProbe.resource(path(type.getURITemplate()), false);
        }
        RouteProbe.resource(path(found.getURITemplate()), !found.isSubResourceLocator());
    }

    private static @Nullable String path(@Nullable URITemplate template) {
        return template == null ? null : template.getValue();
    }
}
