package io.pitot.agent.instrumentation;

import io.pitot.agent.instrumentation.methods.InferenceMethodsInstrumentation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import net.bytebuddy.agent.ByteBuddyAgent;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Weaves the test JVM with every registered instrumentation, before JUnit loads the first test class and
 * with it the libraries under test. {@link Events} is what tests use.
 */
public final class WovenJvm implements LauncherSessionListener {

    private static final ClassTransformer TRANSFORMER = install();

    private static ClassTransformer install() {
        // A loader of its own, as the agent has one: classes of the application loader are woven.
        ClassLoader own = new ClassLoader("agent", WovenJvm.class.getClassLoader()) {};
        List<RegisteredInstrumentation> instrumentations = registered(own);
        // These tests begin requests themselves, which inside a test that is a unit of work would be none.
        instrumentations.removeIf(instrumentation -> instrumentation.name().equals("junit"));
        instrumentations.add(RegisteredInstrumentation.of(new InferenceMethodsInstrumentation(List.of(
                "com.acme.scoring.Scorer#score",
                "com.acme.scoring.Ranker#rank",
                "com.acme.scoring.Silent#score",
                "com.acme.scoring.Absent#score"))));
        ClassTransformer transformer = new ClassTransformer(ByteBuddyAgent.install(), own, instrumentations);
        ByteBuddyAgent.install().addTransformer(transformer, false);
        return transformer;
    }

    private static List<RegisteredInstrumentation> registered(ClassLoader own) {
        try {
            return InstrumentationIndex.read(own);
        } catch (IOException unbuilt) {
            throw new UncheckedIOException(unbuilt);
        }
    }

    /** The transformer of this JVM. */
    public static ClassTransformer transformer() {
        return TRANSFORMER;
    }

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        transformer();
    }
}
