package io.pitot.agent.instrumentation;

import io.pitot.agent.bootstrap.Probe;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Weaves instrumentations into classes as they load. Most classes are turned down after a look at their
 * name and through their constants, the rest after one at their supertypes and methods; only what is left then
 * reaches Byte Buddy. What is done for every class is kept short: the JIT compiles it during the application's start.
 *
 * <p>Never throws and never loads a class of the application. To be registered without the ability to
 * retransform: the JVM then keeps what was woven when another agent retransforms a class.
 */
public final class ClassTransformer implements ClassFileTransformer {

    /**
     * What transforming has cost.
     *
     * @param classesSeen classes of the application and its libraries that were looked at
     * @param filesRead class files read to learn of ancestors
     * @param nanos time spent, summed over threads
     */
    public record Work(long classesSeen, long filesRead, long nanos) {}

    private static final ClassLoader PLATFORM = ClassLoader.getPlatformClassLoader();

    /** The JDK's, the agent's own and generated ones of either; internal names. */
    private static final String[] REFUSED = {
        "java/", "jdk/", "sun/", "com/sun/", "net/bytebuddy/", "io/pitot/agent/",
    };

    private final Instrumentation instrumentation;
    private final ClassLoader own;
    private final WantedTypes wanted;
    private final TypeHierarchy hierarchy;
    private final WeavingAccount account = new WeavingAccount();
    private final PerLoader<Boolean> seesProbe = new PerLoader<>();
    private final AtomicLong classesSeen = new AtomicLong();
    private final AtomicLong nanos = new AtomicLong();
    private volatile @Nullable ClassWeaver classWeaver;

    /**
     * @param own the agent's class loader: its resources hold advice and helpers, its classes are not woven
     * @param instrumentations what to weave
     */
    public ClassTransformer(
            Instrumentation instrumentation, ClassLoader own, List<RegisteredInstrumentation> instrumentations) {
        this.own = own;
        wanted = new WantedTypes(instrumentations);
        hierarchy = new TypeHierarchy(wanted);
        this.instrumentation = instrumentation;
    }

    /** What was woven and what was left alone. */
    public WeavingAccount account() {
        return account;
    }

    /** What transforming has cost so far. */
    public Work work() {
        return new Work(classesSeen.get(), hierarchy.filesRead(), nanos.get());
    }

    /**
     * Reports those of the given classes that would have been woven had the agent been there when they
     * were loaded. Take them from {@link Instrumentation#getAllLoadedClasses} before this transformer is
     * registered; the look at them may be taken later and by any thread.
     */
    public void reportLoadedBefore(Class<?>[] loaded) {
        for (Class<?> type : loaded) {
            String name = type.getName().replace('.', '/');
            if (!type.isArray() && !type.isInterface() && isCandidate(type.getClassLoader(), name)) {
                for (RegisteredInstrumentation instrumentation : wanted.by(type)) {
                    account.skipped(instrumentation.name(), type.getName(), "loaded before the agent");
                }
            }
        }
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable Module module,
            @Nullable ClassLoader loader,
            @Nullable String name,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] bytes) {
        // A loader may leave it to the class file to say what its class is called.
        String known = name == null ? ClassFileOutline.name(bytes) : name;
        if (module == null || known == null || !isCandidate(loader, known)) {
            return null;
        }
        long start = System.nanoTime();
        try {
            classesSeen.incrementAndGet();
            if (!wanted.maybe(known, bytes)) {
                return null;
            }
            return weave(module, loader, known, redefined, domain, bytes);
        } catch (Throwable failed) {
            // The JVM would swallow it silently; the application must not notice either way.
            account.skipped("(any)", known.replace('/', '.'), ClassWeaver.reason(failed));
            return null;
        } finally {
            nanos.addAndGet(System.nanoTime() - start);
        }
    }

    private byte @Nullable [] weave(
            Module module,
            @Nullable ClassLoader loader,
            String name,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] bytes) {
        ClassFileOutline outline = ClassFileOutline.parse(bytes, wanted.methods());
        if (outline == null || outline.isInterface()) {
            return null;
        }
        boolean direct = wanted.namesOrExtends(outline);
        if (!direct && !outline.declaresHinted()) {
            return null;
        }
        ClassFiles files = ClassFiles.of(loader, domain);
        Set<String> ancestors = hierarchy.wantedAncestors(files, outline);
        List<RegisteredInstrumentation> wanting = wanted.by(name, ancestors);
        if (wanting.isEmpty()) {
            return null;
        }
        if (!seesProbe(loader)) {
            for (RegisteredInstrumentation instrumentation : wanting) {
                account.skipped(
                        instrumentation.name(),
                        name.replace('/', '.'),
                        "its class loader hides the agent's classes: "
                                + (loader == null
                                        ? "the boot loader"
                                        : loader.getClass().getName()));
            }
            return null;
        }
        if (loader == null || loader == PLATFORM) {
            letReadProbe(module);
        }
        TypeHierarchy.Ancestry superclass = hierarchy.superclass(files, outline);
        return classWeaver()
                .weave(
                        new ClassWeaver.Target(name.replace('/', '.'), module, loader, redefined, domain),
                        bytes,
                        wanting,
                        ancestors,
                        superclass.candidate() ? wanted.by(outline.superclass(), superclass.wanted()) : List.of());
    }

    /**
     * A module of the JDK does not read the boot loader's unnamed module. The JVM lets a transformed class's module do so,
     * but not always before it looks at the interfaces of the first one.
     */
    private void letReadProbe(Module module) {
        Module probes = Probe.class.getModule();
        if (!module.canRead(probes)) {
            instrumentation.redefineModule(module, Set.of(probes), Map.of(), Map.of(), Set.of(), Map.of());
        }
    }

    /** Made for the first class that is wanted: it loads a hundred classes of Byte Buddy, before main if made earlier. */
    private ClassWeaver classWeaver() {
        ClassWeaver made = classWeaver;
        if (made == null) {
            // Under no lock: other agents are called for each class that this loads. Two threads may make one each, and
            // the later stays.
            made = new ClassWeaver(new AdviceClasses(own), new HelperClasses(instrumentation, own), account);
            classWeaver = made;
        }
        return made;
    }

    private boolean isCandidate(@Nullable ClassLoader loader, String name) {
        if (loader == null || loader == PLATFORM) {
            // Of the JDK's classes those that are wanted by name.
            return wanted.names(name);
        }
        if (loader == own) {
            return false;
        }
        for (String prefix : REFUSED) {
            if (name.startsWith(prefix)) {
                return false;
            }
        }
        return !name.startsWith("$Proxy", name.lastIndexOf('/') + 1);
    }

    /**
     * Loaders of modular containers pass on only what they were told to. A class woven in one that does
     * not find the accessor interfaces could not be linked, so it must be left alone.
     */
    private boolean seesProbe(@Nullable ClassLoader loader) {
        Boolean known = seesProbe.get(loader);
        if (known == null) {
            try {
                known = !answersByWhoAsks(loader) && Class.forName(Probe.class.getName(), false, loader) == Probe.class;
            } catch (ClassNotFoundException | LinkageError hidden) {
                known = false;
            }
            seesProbe.putIfAbsent(loader, known);
        }
        return known;
    }

    /**
     * Loaders of OSGi's bundles pass on what is asked from outside of bundles, as here, and not what classes in them ask for: unless
     * {@code loadClass} was woven, which it is not if they were loaded before the agent.
     */
    private boolean answersByWhoAsks(@Nullable ClassLoader loader) {
        boolean ofBundle = false;
        Class<?> type = loader == null ? Object.class : loader.getClass();
        for (; type != ClassLoader.class && type != null; type = type.getSuperclass()) {
            if (account.isExample(LibraryInstrumentation.CONTAINER_LOADERS, type.getName())) {
                return false;
            }
            for (Class<?> implemented : type.getInterfaces()) {
                ofBundle |= implemented.getName().equals(LibraryInstrumentation.BUNDLE_LOADER);
            }
        }
        return ofBundle;
    }
}
