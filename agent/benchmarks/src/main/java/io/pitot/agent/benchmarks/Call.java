package io.pitot.agent.benchmarks;

import java.io.Closeable;
import java.io.IOException;

/** Something that is called again and again. Of one thread. */
interface Call extends Closeable {

    /** Its answer. */
    Object call() throws IOException;

    /** Whether an agent has woven its library. */
    boolean isObserved();
}
