/** What lies in the warehouses and how it came there. */
@NullMarked
package io.pitot.shop.inventory;

import org.jspecify.annotations.NullMarked;
