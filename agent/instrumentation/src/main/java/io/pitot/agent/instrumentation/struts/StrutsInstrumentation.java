package io.pitot.agent.instrumentation.struts;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import io.pitot.agent.instrumentation.LibraryInstrumentation;
import io.pitot.agent.instrumentation.Weaver;
import java.util.Set;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/**
 * Apache Struts 2. The name is read when an action's proxy has found its configuration, before the interceptors and the
 * action run. XWork, on which it is built, was a library of its own name up to version 6.
 */
public final class StrutsInstrumentation extends LibraryInstrumentation {

    private static final String DISPATCHER = "org.apache.struts2.dispatcher.Dispatcher";
    private static final String BELOW_CONTEXT = "io.pitot.agent.instrumentation.BelowContextAdvice";
    private static final String STRUTS = "org.apache.struts2";
    private static final String XWORK = "com.opensymphony.xwork2";
    private static final String PROXY = ".DefaultActionProxy";
    private static final String EXCEPTIONS = ".interceptor.ExceptionMappingInterceptor";

    /** For the service loader. */
    public StrutsInstrumentation() {}

    @Override
    public String name() {
        return "struts";
    }

    @Override
    public Set<String> typeNames() {
        return Set.of(DISPATCHER, STRUTS + PROXY, XWORK + PROXY, STRUTS + EXCEPTIONS, XWORK + EXCEPTIONS);
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        String name = type.getName();
        if (name.equals(DISPATCHER)) {
            weaveDispatcher(weaver);
        } else if (name.endsWith(PROXY)) {
            ElementMatcher.Junction<MethodDescription> prepare =
                    named("prepare").and(takesArguments(0));
            String xwork = name.startsWith(STRUTS) ? STRUTS : XWORK;
            weaver.expect(prepare, "prepare()").advice(prepare, advice("ActionProxyAdvice"), STRUTS, xwork);
        } else {
            ElementMatcher.Junction<MethodDescription> find =
                    named("findMappingFromExceptions").and(takesArguments(2)).and(takesArgument(1, Throwable.class));
            weaver.expect(find, "findMappingFromExceptions(List, Throwable)")
                    .advice(find, advice("MappedExceptionAdvice"));
        }
    }

    private static void weaveDispatcher(Weaver weaver) {
        ElementMatcher.Junction<MethodDescription> service =
                named("serviceAction").and(takesArguments(3));
        var jakarta = service.and(takesArgument(0, named("jakarta.servlet.http.HttpServletRequest")));
        var javax = service.and(takesArgument(0, named("javax.servlet.http.HttpServletRequest")));
        ElementMatcher.Junction<MethodDescription> sendError =
                named("sendError").and(takesArguments(4)).and(takesArgument(3, Exception.class));
        weaver.expect(jakarta.or(javax), "serviceAction(HttpServletRequest, HttpServletResponse, ActionMapping)")
                .expect(sendError, "sendError(HttpServletRequest, HttpServletResponse, int, Exception)")
                .advice(jakarta, BELOW_CONTEXT)
                .advice(javax, BELOW_CONTEXT, "jakarta.servlet", "javax.servlet")
                .advice(sendError, advice("SendErrorAdvice"));
    }

    private static String advice(String name) {
        return StrutsInstrumentation.class.getPackageName() + "." + name;
    }
}
