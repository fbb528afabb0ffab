/** Models that score rows of numbers with ONNX Runtime. */
@NullMarked
package io.pitot.shop.models;

import org.jspecify.annotations.NullMarked;
