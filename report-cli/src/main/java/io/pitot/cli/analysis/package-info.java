/** From dumps to the records that a report prints: pure functions, no output. */
@NullMarked
package io.pitot.cli.analysis;

import org.jspecify.annotations.NullMarked;
