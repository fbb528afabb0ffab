/** XGBoost4J. */
@NullMarked
package io.pitot.agent.instrumentation.xgboost;

import org.jspecify.annotations.NullMarked;
