/**
 * Evidence to verdict, cost and remedy: pure functions over merged dumps. One class per rule, no clock, no
 * I/O, so that one dump and a thousand are judged alike, in the agent and in the command line.
 */
@NullMarked
package io.pitot.findings;

import org.jspecify.annotations.NullMarked;
