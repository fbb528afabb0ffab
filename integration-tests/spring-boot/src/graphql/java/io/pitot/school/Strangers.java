package io.pitot.school;

import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.schema.DataFetchingEnvironment;
import java.util.NoSuchElementException;
import org.springframework.graphql.execution.DataFetcherExceptionResolverAdapter;
import org.springframework.graphql.execution.ErrorType;
import org.springframework.stereotype.Component;

/** Whoever asks for what there is not is told so. */
@Component
public class Strangers extends DataFetcherExceptionResolverAdapter {

    @Override
    protected GraphQLError resolveToSingleError(Throwable thrown, DataFetchingEnvironment asked) {
        return thrown instanceof NoSuchElementException
                ? GraphqlErrorBuilder.newError(asked)
                        .errorType(ErrorType.NOT_FOUND)
                        .message("there is none")
                        .build()
                : null;
    }
}
