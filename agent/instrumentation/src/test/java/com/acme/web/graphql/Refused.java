package com.acme.web.graphql;

import graphql.ErrorClassification;
import graphql.ErrorType;
import graphql.GraphQLError;
import graphql.language.SourceLocation;
import java.util.List;

/** What the application answers a client with that may not have what it asks for. */
final class Refused extends RuntimeException implements GraphQLError {

    private static final long serialVersionUID = 1;

    Refused() {
        super("refused");
    }

    @Override
    public List<SourceLocation> getLocations() {
        return List.of();
    }

    @Override
    public ErrorClassification getErrorType() {
        return ErrorType.ValidationError;
    }
}
