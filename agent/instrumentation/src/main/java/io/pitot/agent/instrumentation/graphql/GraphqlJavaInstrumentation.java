package io.pitot.agent.instrumentation.graphql;

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
 * graphql-java, which Spring for GraphQL and DGS execute operations with. Each of a document comes to one method, once
 * it has been found valid, on the thread that has the request.
 */
public final class GraphqlJavaInstrumentation extends LibraryInstrumentation {

    private static final String EXECUTION = "graphql.execution.Execution";
    private static final String EXCEPTIONS = "graphql.execution.SimpleDataFetcherExceptionHandler";
    private static final String HERE = GraphqlJavaInstrumentation.class.getPackageName() + ".";

    /** For the service loader. */
    public GraphqlJavaInstrumentation() {}

    @Override
    public String name() {
        return "graphql-java";
    }

    @Override
    public Set<String> typeNames() {
        return Set.of(EXECUTION, EXCEPTIONS);
    }

    @Override
    public Set<String> helpers() {
        return Set.of(HERE + "OperationReader", HERE + "AskedFields", HERE + "AskedField");
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        if (type.getName().equals(EXECUTION)) {
            ElementMatcher.Junction<MethodDescription> execute = named("executeOperation")
                    .and(takesArguments(3))
                    .and(takesArgument(0, named("graphql.execution.ExecutionContext")))
                    .and(takesArgument(2, named("graphql.language.OperationDefinition")));
            weaver.expect(execute, "executeOperation(ExecutionContext, Object, OperationDefinition)")
                    .advice(execute, HERE + "OperationAdvice");
        } else {
            // The first is its name before 21.
            ElementMatcher.Junction<MethodDescription> handle = named("onException")
                    .or(named("handleExceptionImpl"))
                    .and(takesArguments(1))
                    .and(takesArgument(0, named("graphql.execution.DataFetcherExceptionHandlerParameters")));
            weaver.expect(handle, "handleExceptionImpl(DataFetcherExceptionHandlerParameters)")
                    .advice(handle, HERE + "ExceptionAdvice");
        }
    }
}
