/** Clients of language models' services. */
@NullMarked
package io.pitot.agent.instrumentation.llm;

import org.jspecify.annotations.NullMarked;
