/** Runs the shop under the agent and asks of it what its traffic file says. */
@NullMarked
package io.pitot.cli.demo;

import org.jspecify.annotations.NullMarked;
