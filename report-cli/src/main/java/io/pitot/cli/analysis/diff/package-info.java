/** Two sets of dumps, compared: what became better or worse, and what only chance may have changed. */
@NullMarked
package io.pitot.cli.analysis.diff;

import org.jspecify.annotations.NullMarked;
