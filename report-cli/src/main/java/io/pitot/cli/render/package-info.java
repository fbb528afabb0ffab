/** Prints what analysis computed: the terminal report, JSON, progress and messages. */
@NullMarked
package io.pitot.cli.render;

import org.jspecify.annotations.NullMarked;
