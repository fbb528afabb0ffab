/**
 * The dump: what happened in one JVM, or in many, between two moments. Records, their JSON, and exact
 * merging. Everything that reads dumps reads a list and merges it; nothing distinguishes one from a
 * thousand.
 */
@NullMarked
package io.pitot.dump;

import org.jspecify.annotations.NullMarked;
