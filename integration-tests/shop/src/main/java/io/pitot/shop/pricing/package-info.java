/** What the supplier asks for its goods, by HTTP. */
@NullMarked
package io.pitot.shop.pricing;

import org.jspecify.annotations.NullMarked;
