/** Which orders look fraudulent, by the verdict of an ONNX model. */
@NullMarked
package io.pitot.shop.fraud;

import org.jspecify.annotations.NullMarked;
