/** The options: what there are, where their values come from and what is wrong with them. */
@NullMarked
package io.pitot.agent.runtime.configuration;

import org.jspecify.annotations.NullMarked;
