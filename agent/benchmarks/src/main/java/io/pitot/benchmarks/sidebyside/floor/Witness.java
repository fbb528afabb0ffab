package io.pitot.benchmarks.sidebyside.floor;

import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sees the driver's statements after the agents named before it and says on stderr whether one of them has changed
 * them. Changes nothing.
 */
final class Witness implements ClassFileTransformer {

    /** Of each driver; an application loads one of them. */
    private static final Set<String> STATEMENTS =
            Set.of("org/h2/jdbc/JdbcPreparedStatement", "io/pitot/benchmarks/still/StillPreparedStatement");

    private Witness() {}

    static void install(Instrumentation instrumentation) {
        // Transformers that may retransform are asked last, and of them the last to come.
        instrumentation.addTransformer(new Witness(), true);
    }

    @Override
    @SuppressWarnings("SystemOut") // What it says is read by the program that compares.
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String name,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] bytes) {
        if (name != null && loader != null && STATEMENTS.contains(name)) {
            try (InputStream file = loader.getResourceAsStream(name + ".class")) {
                boolean changed = file == null || !Arrays.equals(bytes, file.readAllBytes());
                System.err.println("witness: " + name.replace('/', '.') + " changed=" + changed);
            } catch (IOException e) {
                System.err.println("witness: " + name.replace('/', '.') + ": " + e);
            }
        }
        return null;
    }
}
