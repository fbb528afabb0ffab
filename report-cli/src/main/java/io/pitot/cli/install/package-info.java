/** What lies beside the command line. */
@NullMarked
package io.pitot.cli.install;

import org.jspecify.annotations.NullMarked;
