/** Files that people write, in YAML: what they say, and where what is wrong with them stands. */
@NullMarked
package io.pitot.cli.analysis.yaml;

import org.jspecify.annotations.NullMarked;
