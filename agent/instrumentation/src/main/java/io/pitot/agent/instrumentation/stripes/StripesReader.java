package io.pitot.agent.instrumentation.stripes;

import io.pitot.agent.bootstrap.RouteProbe;
import java.util.regex.Pattern;
import net.sourceforge.stripes.action.ActionBean;
import net.sourceforge.stripes.controller.ExecutionContext;
import net.sourceforge.stripes.controller.StripesFilter;

/** Reads what Stripes matched. Defined into its own loader. */
public final class StripesReader {

    /** {@code /orders/{id=1}/{$event=view}} is {@code /orders/{id}/{$event}}. */
    private static final Pattern DEFAULT = Pattern.compile("\\{([^{}=]+)=[^{}]*}");

    private StripesReader() {}

    /** Tells the URL binding of the action bean that was found, if one was. */
    public static void tellRoute(ExecutionContext context) {
        ActionBean bean = context.getActionBean();
        if (bean != null) {
            String binding =
                    StripesFilter.getConfiguration().getActionResolver().getUrlBinding(bean.getClass());
            if (binding != null) {
                RouteProbe.resource(DEFAULT.matcher(binding).replaceAll("{$1}"), true);
            }
        }
    }
}
