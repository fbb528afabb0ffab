/** One class per verb: parses its options, calls analysis, hands the result to render. */
@NullMarked
package io.pitot.cli.command;

import org.jspecify.annotations.NullMarked;
