/** Class loaders of modular containers, which would hide the boot loader's classes from what is woven in them. */
@NullMarked
package io.pitot.agent.instrumentation.containers;

import org.jspecify.annotations.NullMarked;
