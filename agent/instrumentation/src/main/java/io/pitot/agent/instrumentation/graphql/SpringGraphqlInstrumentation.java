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

/** Spring for GraphQL, which asks the application's resolvers what an exception is to the client, and calls it internal if none knows it. */
public final class SpringGraphqlInstrumentation extends LibraryInstrumentation {

    /** For the service loader. */
    public SpringGraphqlInstrumentation() {}

    @Override
    public String name() {
        return "spring-graphql";
    }

    @Override
    public Set<String> typeNames() {
        return Set.of("org.springframework.graphql.execution.ExceptionResolversExceptionHandler");
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        ElementMatcher.Junction<MethodDescription> create =
                named("createInternalError").and(takesArguments(2)).and(takesArgument(0, Throwable.class));
        weaver.expect(create, "createInternalError(Throwable, DataFetchingEnvironment)")
                .advice(create, SpringGraphqlInstrumentation.class.getPackageName() + ".UnresolvedAdvice");
    }
}
