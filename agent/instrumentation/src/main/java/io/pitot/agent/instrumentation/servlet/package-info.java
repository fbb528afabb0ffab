/** Servlets and filters, {@code jakarta} and {@code javax}, on any container. */
@NullMarked
package io.pitot.agent.instrumentation.servlet;

import org.jspecify.annotations.NullMarked;
