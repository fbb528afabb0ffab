/** The command line: {@code command} parses and calls, {@code analysis} computes, {@code render} prints. */
@NullMarked
package io.pitot.cli;

import org.jspecify.annotations.NullMarked;
