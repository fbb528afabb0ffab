package io.pitot.agent.instrumentation.graphql;

import graphql.execution.ExecutionContext;
import graphql.language.OperationDefinition;
import net.bytebuddy.asm.Advice;

/** Woven into {@code Execution.executeOperation}: an operation is about to run. */
final class OperationAdvice {

    private OperationAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
            @Advice.Argument(0) ExecutionContext execution, @Advice.Argument(2) OperationDefinition operation) {
        OperationReader.tell(execution, operation);
    }
}
