package io.pitot.agent.instrumentation.cxf;

import net.bytebuddy.asm.Advice;
import org.apache.cxf.jaxrs.model.OperationResourceInfo;
import org.jspecify.annotations.Nullable;

/** Woven into {@code JAXRSUtils.findTargetMethod}. */
final class TargetMethodAdvice {

    private TargetMethodAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.Return @Nullable OperationResourceInfo found) {
        if (found != null) {
            CxfReader.tellRoute(found);
        }
    }
}
