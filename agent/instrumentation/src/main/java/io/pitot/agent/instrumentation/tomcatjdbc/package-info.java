/** Tomcat JDBC: how long the application waits for a connection. */
@NullMarked
package io.pitot.agent.instrumentation.tomcatjdbc;

import org.jspecify.annotations.NullMarked;
