package io.pitot.agent.instrumentation;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.security.ProtectionDomain;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import net.bytebuddy.agent.ByteBuddyAgent;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/**
 * Counts what the probes do that costs time: every such call in the boot loader's classes, and in the
 * classes of H2 that advice is woven into, is preceded by one that counts. There, time is what the count of
 * clock readings says: what depends on how long something takes, and what is drawn at random, is the same
 * on every machine, however busy it is.
 */
public final class CountedCalls {

    /** What is counted. */
    public enum Call {
        /** {@code System.nanoTime}. */
        CLOCK("nanoTime"),

        /** {@code ThreadLocal.get}. */
        THREAD_LOCAL("threadLocal"),

        /** Read-modify-write of memory that threads share: compare-and-set, get-and-add and the like. */
        ATOMIC("atomic"),

        /** Asking what the thread has consumed: a system call where it is the CPU time. */
        METER("meter");

        /** The method of this class that is called before the counted call, or instead of it for the clock. */
        private final String counter;

        Call(String counter) {
            this.counter = counter;
        }

        static @Nullable Call of(String owner, String name) {
            return switch (owner) {
                case "java/lang/System" -> name.equals("nanoTime") ? CLOCK : null;
                case "java/lang/ThreadLocal" -> name.equals("get") ? THREAD_LOCAL : null;
                case "io/pitot/agent/bootstrap/ThreadMeter" ->
                    name.equals("cpuNanos") || name.equals("allocatedBytes") ? METER : null;
                default -> isShared(owner) && isReadModifyWrite(name) ? ATOMIC : null;
            };
        }

        private static boolean isShared(String owner) {
            return owner.equals("java/lang/invoke/VarHandle") || owner.startsWith("java/util/concurrent/atomic/");
        }

        private static boolean isReadModifyWrite(String name) {
            return name.contains("ompareAnd") || name.startsWith("getAnd") || name.endsWith("AndGet");
        }
    }

    /** Nanoseconds between two readings of the clock: less than any that Pitot takes for slow. */
    private static final long TICK = 100;

    private static final String[] COUNTED = {"io/pitot/agent/bootstrap/", "org/h2/jdbc/"};

    private static final Map<Call, AtomicLong> COUNTS = new EnumMap<>(Call.class);

    private static final Set<String> REWRITTEN = ConcurrentHashMap.newKeySet();

    static {
        for (Call call : Call.values()) {
            COUNTS.put(call, new AtomicLong());
        }
    }

    private CountedCalls() {}

    /** How many there have been. */
    public static long of(Call call) {
        return COUNTS.get(call).get();
    }

    /** Counts in classes loaded from now on, and in what is woven into them. Before anything else. */
    public static void install() {
        // Transformers that can retransform come after those that cannot: after the weaving.
        ByteBuddyAgent.install().addTransformer(new Transformer(), true);
    }

    /**
     * Counts in those classes as well that were loaded before, or by the transformer of a class: the JVM does not
     * ask transformers for what they load themselves.
     */
    public static void countInLoadedClasses() throws UnmodifiableClassException {
        Instrumentation instrumentation = ByteBuddyAgent.install();
        for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
            String name = loaded.getName().replace('.', '/');
            if (isCounted(name) && !REWRITTEN.contains(name) && instrumentation.isModifiableClass(loaded)) {
                instrumentation.retransformClasses(loaded);
            }
        }
    }

    /** One more {@link Call#CLOCK}, and what it reads. Called by the classes that are counted in, like those below. */
    public static long nanoTime() {
        return COUNTS.get(Call.CLOCK).incrementAndGet() * TICK;
    }

    /** One more {@link Call#THREAD_LOCAL}. */
    public static void threadLocal() {
        COUNTS.get(Call.THREAD_LOCAL).incrementAndGet();
    }

    /** One more {@link Call#ATOMIC}. */
    public static void atomic() {
        COUNTS.get(Call.ATOMIC).incrementAndGet();
    }

    /** One more {@link Call#METER}. */
    public static void meter() {
        COUNTS.get(Call.METER).incrementAndGet();
    }

    private static boolean isCounted(String className) {
        return Arrays.stream(COUNTED).anyMatch(className::startsWith);
    }

    private static final class Transformer implements ClassFileTransformer {

        @Override
        public byte @Nullable [] transform(
                @Nullable ClassLoader loader,
                String className,
                @Nullable Class<?> redefined,
                ProtectionDomain domain,
                byte[] file) {
            if (!isCounted(className)) {
                return null;
            }
            try {
                ClassReader reader = OpenedClassReader.of(file);
                ClassWriter writer = new ClassWriter(reader, 0);
                reader.accept(new Counting(writer), 0);
                REWRITTEN.add(className);
                return writer.toByteArray();
            } catch (RuntimeException | Error e) {
                // The JVM would say nothing and take the class as it was.
                e.printStackTrace();
                System.exit(1);
                throw e;
            }
        }
    }

    private static final class Counting extends ClassVisitor {

        Counting(ClassWriter writer) {
            super(OpenedClassReader.ASM_API, writer);
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, @Nullable String signature, String @Nullable [] thrown) {
            MethodVisitor visitor = super.visitMethod(access, name, descriptor, signature, thrown);
            return new MethodVisitor(OpenedClassReader.ASM_API, visitor) {

                @Override
                public void visitMethodInsn(
                        int opcode, String owner, String called, String calledDescriptor, boolean ofInterface) {
                    Call call = Call.of(owner, called);
                    if (call != null) {
                        super.visitMethodInsn(
                                Opcodes.INVOKESTATIC,
                                CountedCalls.class.getName().replace('.', '/'),
                                call.counter,
                                call == Call.CLOCK ? calledDescriptor : "()V",
                                false);
                    }
                    if (call != Call.CLOCK) {
                        super.visitMethodInsn(opcode, owner, called, calledDescriptor, ofInterface);
                    }
                }
            };
        }
    }
}
