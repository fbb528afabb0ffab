package com.acme.web.stripes;

import net.sourceforge.stripes.action.ErrorResolution;
import net.sourceforge.stripes.action.Resolution;
import net.sourceforge.stripes.controller.ExecutionContext;
import net.sourceforge.stripes.controller.Interceptor;
import net.sourceforge.stripes.controller.Intercepts;
import net.sourceforge.stripes.controller.LifecycleStage;

/** Turns away whoever asks for it, once an action bean is found. */
@Intercepts(LifecycleStage.ActionBeanResolution)
public class Doorkeeper implements Interceptor {

    @Override
    public Resolution intercept(ExecutionContext context) throws Exception {
        Resolution resolution = context.proceed();
        boolean isRefused = context.getActionBeanContext().getRequest().getParameter("refused") != null;
        return isRefused ? new ErrorResolution(401) : resolution;
    }
}
