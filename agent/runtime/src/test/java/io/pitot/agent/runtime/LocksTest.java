package io.pitot.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.agent.bootstrap.Probe;
import io.pitot.agent.engine.Engine;
import io.pitot.agent.instrumentation.ClassTransformer;
import java.io.IOException;
import java.net.URISyntaxException;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * No code of the application runs while a lock of the agent is held: it may wait for a lock of its own, whose owner waits for the agent's. Whatever
 * is called under a lock is in these lists, or is the agent's own code, which is followed.
 */
class LocksTest {

    /** Classes and methods of the JDK that call nobody. */
    private static final List<String> CALLS_NOBODY = List.of(
            "java/lang/Integer.",
            "java/lang/Math.",
            "java/lang/Object.<init> ",
            "java/lang/Record.<init> ",
            "java/lang/String.",
            "java/lang/System.arraycopy ",
            "java/lang/invoke/VarHandle.",
            "java/lang/ref/WeakReference.get ",
            "java/util/Arrays.copyOf ",
            "java/util/concurrent/atomic/",
            "[Ljava/lang/ref/WeakReference;.clone ");

    /** Where collections hold texts, numbers and the agent's own objects, so that nobody else's {@code equals} is called. */
    private static final List<String> COLLECTIONS_OF_OURS = List.of(
            " in io/pitot/agent/bootstrap/CallSite.",
            " in io/pitot/agent/bootstrap/LocalCache.",
            " in io/pitot/agent/bootstrap/LocalCaches.",
            " in io/pitot/agent/bootstrap/PoolNames.",
            " in io/pitot/agent/bootstrap/SubmittedTasks.",
            " in io/pitot/agent/instrumentation/WeavingAccount");

    /** Texts are the agent's own, or strings. */
    private static final List<String> TEXTS = List.of(
            "java/lang/CharSequence.charAt in io/pitot/agent/bootstrap/Hashing.characters",
            "java/lang/CharSequence.length in io/pitot/agent/bootstrap/Hashing.characters",
            "java/lang/CharSequence.length in io/pitot/agent/bootstrap/Hashing.text");

    /** Its lock is that of every class loader, and it loads the agent's own classes. */
    private static final String LOADER = " in io/pitot/agent/bootstrap/loader/AgentClassLoader.";

    private final LockedCode agent =
            new LockedCode(Probe.class, Engine.class, ClassTransformer.class, AgentRuntime.class);

    LocksTest() throws IOException, URISyntaxException {}

    @Test
    void callsNoCodeOfTheApplicationUnderALock() {
        assertThat(agent.places()).isGreaterThan(20);
        assertThat(agent.callsOfOthers().stream().filter(call -> !isHarmless(call)))
                .isEmpty();
    }

    /** Such locks would be held where nobody sees them; a map that has one asks its keys for more. */
    @Test
    void hasNoLocksButMonitorsOfItsOwn() {
        assertThat(agent.calls())
                .noneMatch(call -> call.startsWith("java/util/Collections.synchronized"))
                .noneMatch(call -> call.startsWith("java/util/Hashtable."))
                .noneMatch(call -> call.startsWith("java/util/Vector."))
                .noneMatch(call -> call.startsWith("java/util/concurrent/locks/")
                        && !call.startsWith("java/util/concurrent/locks/LockSupport."));
    }

    private static boolean isHarmless(String call) {
        boolean isCollection = call.startsWith("java/util/");
        return CALLS_NOBODY.stream().anyMatch(call::startsWith)
                || (isCollection && COLLECTIONS_OF_OURS.stream().anyMatch(call::contains))
                || TEXTS.contains(call)
                || call.contains(LOADER);
    }
}
