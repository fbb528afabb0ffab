/** A small web shop: the application that the demo and the integration tests observe. */
@NullMarked
package io.pitot.shop;

import org.jspecify.annotations.NullMarked;
