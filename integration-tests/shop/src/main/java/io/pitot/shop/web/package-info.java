/** What every endpoint shares: errors and the health page. */
@NullMarked
package io.pitot.shop.web;

import org.jspecify.annotations.NullMarked;
