package io.pitot.agent.instrumentation.struts;

import io.pitot.agent.bootstrap.RouteProbe;
import java.util.Map;
import net.bytebuddy.asm.Advice;
import org.apache.struts2.config.Configuration;
import org.apache.struts2.config.entities.ActionConfig;
import org.apache.struts2.config.entities.PackageConfig;
import org.jspecify.annotations.Nullable;

/**
 * Woven into {@code DefaultActionProxy.prepare}. The action goes by the name and namespace that it is declared with, which
 * may be patterns. Helpers cannot be used: they are of one of XWork's two names.
 */
final class ActionProxyAdvice {

    private ActionProxyAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
            @Advice.FieldValue("configuration") Configuration configuration,
            @Advice.FieldValue("namespace") @Nullable String asked,
            @Advice.FieldValue("config") @Nullable ActionConfig found) {
        if (found != null) {
            Map<String, Map<String, ActionConfig>> declared =
                    configuration.getRuntimeConfiguration().getActionConfigs();
            String namespace = asked;
            Map<String, ActionConfig> actions = declared.get(asked);
            if (actions == null || !actions.containsKey(found.getName())) {
                // A namespace that is a pattern, or the empty one that others fall back to.
                PackageConfig ofPackage = configuration.getPackageConfig(found.getPackageName());
                namespace = ofPackage == null ? null : ofPackage.getNamespace();
                actions = declared.get(namespace);
            }
            // What an unknown handler has made up is not declared anywhere.
            if (actions != null && actions.containsKey(found.getName())) {
                RouteProbe.resource(namespace, false);
                RouteProbe.resource(found.getName(), true);
            }
        }
    }
}
