/** The data the shop starts with: the same rows every time. */
@NullMarked
package io.pitot.shop.seed;

import org.jspecify.annotations.NullMarked;
