package io.pitot.agent.instrumentation.graphql;

import graphql.GraphQLError;
import graphql.execution.ExecutionContext;
import graphql.language.OperationDefinition;
import graphql.language.OperationDefinition.Operation;
import graphql.schema.GraphQLObjectType;
import io.pitot.agent.bootstrap.OperationProbe;
import java.util.concurrent.CompletionException;

/** Reads operations of graphql-java. Defined into its own loader. */
public final class OperationReader {

    /** So many names are written out. */
    private static final int MOST_NAMES = 6;

    private OperationReader() {}

    /** Tells what an operation is called: by the schema's names of the fields that it asks for, none of which a client has chosen. */
    public static void tell(ExecutionContext execution, OperationDefinition operation) {
        // A subscription answers with events for as long as its client likes.
        if (operation.getOperation() == Operation.SUBSCRIPTION || !OperationProbe.isWanted()) {
            return;
        }
        boolean isMutation = operation.getOperation() == Operation.MUTATION;
        GraphQLObjectType type = isMutation
                ? execution.getGraphQLSchema().getMutationType()
                : execution.getGraphQLSchema().getQueryType();
        AskedField asked = AskedFields.of(execution, type, operation.getSelectionSet());
        if (asked.isNested()) {
            StringBuilder whole = new StringBuilder();
            asked.write(whole, MOST_NAMES);
            OperationProbe.begins(isMutation, asked.below.navigableKeySet(), whole.toString());
        } else {
            OperationProbe.begins(isMutation, asked.below.navigableKeySet(), "");
        }
    }

    /** Tells what a data fetcher has thrown and nothing of the application has handled, unless it was thrown to be the client's answer. */
    public static void failed(Throwable thrown) {
        Throwable cause = thrown instanceof CompletionException ? thrown.getCause() : null;
        Throwable fetched = cause == null ? thrown : cause;
        if (!(fetched instanceof GraphQLError)) {
            OperationProbe.failed(fetched);
        }
    }
}
