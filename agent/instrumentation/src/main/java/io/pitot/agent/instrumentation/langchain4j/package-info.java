/** LangChain4j. */
@NullMarked
package io.pitot.agent.instrumentation.langchain4j;

import org.jspecify.annotations.NullMarked;
