/** What a customer may like, by the verdict of an ONNX model. */
@NullMarked
package io.pitot.shop.recommendations;

import org.jspecify.annotations.NullMarked;
