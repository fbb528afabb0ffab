package io.pitot.agent.instrumentation.graphql;

import graphql.execution.DataFetcherExceptionHandlerParameters;
import net.bytebuddy.asm.Advice;

/** Woven into where {@code SimpleDataFetcherExceptionHandler} makes an error of the result of what a data fetcher has thrown. */
final class ExceptionAdvice {

    private ExceptionAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(0) DataFetcherExceptionHandlerParameters fetched) {
        OperationReader.failed(fetched.getException());
    }
}
