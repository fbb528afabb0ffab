/** Tomcat's connector: the request from its first byte parsed to its last byte handed to the socket. */
@NullMarked
package io.pitot.agent.instrumentation.tomcat;

import org.jspecify.annotations.NullMarked;
