/** GraphQL servers: the operation that a request executes. */
@NullMarked
package io.pitot.agent.instrumentation.graphql;

import org.jspecify.annotations.NullMarked;
