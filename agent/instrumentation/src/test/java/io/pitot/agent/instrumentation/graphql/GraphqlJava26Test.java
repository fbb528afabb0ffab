package io.pitot.agent.instrumentation.graphql;

/** The newest line. */
class GraphqlJava26Test extends GraphqlJavaContract {

    GraphqlJava26Test() {
        super("graphql-java26");
    }
}
