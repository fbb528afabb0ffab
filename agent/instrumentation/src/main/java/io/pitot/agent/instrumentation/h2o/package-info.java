/** H2O's models outside of H2O: MOJO and POJO. */
@NullMarked
package io.pitot.agent.instrumentation.h2o;

import org.jspecify.annotations.NullMarked;
