/** Apache Commons DBCP 2, and the copy of it in Tomcat: how long the application waits for a connection. */
@NullMarked
package io.pitot.agent.instrumentation.dbcp2;

import org.jspecify.annotations.NullMarked;
