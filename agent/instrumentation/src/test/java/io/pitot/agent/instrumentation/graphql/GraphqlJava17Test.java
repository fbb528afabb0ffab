package io.pitot.agent.instrumentation.graphql;

/** The oldest line. */
class GraphqlJava17Test extends GraphqlJavaContract {

    GraphqlJava17Test() {
        super("graphql-java17");
    }
}
