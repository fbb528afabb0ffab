/**
 * Labelled programs: each does one piece of work on a database of a given size, with the verdict that is right about it.
 * They run in one application under the agent.
 */
@NullMarked
package io.pitot.it.corpus;

import org.jspecify.annotations.NullMarked;
