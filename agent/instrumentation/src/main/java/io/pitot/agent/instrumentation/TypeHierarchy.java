package io.pitot.agent.instrumentation;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Which wanted types are among the ancestors of a class. Ancestors are read as class files, never
 * loaded, and what they led to is remembered for each class loader. Any thread may ask; no lock is held
 * while a loader looks for a file. Names are internal.
 */
final class TypeHierarchy {

    /** The classes that matter declare hinted methods and have few ancestors; beyond this all is read anew. */
    private static final int MAX_REMEMBERED = 4_096;

    private static final int MAX_DEPTH = 64;
    private static final int MAX_CLASS_FILE = 4 << 20;
    private static final Ancestry NONE = new Ancestry(Set.of(), false);

    /**
     * What is known of a type.
     *
     * @param wanted the types of interest among it and its ancestors
     * @param candidate whether it or one of its superclasses is a class that the transformer looks into
     */
    record Ancestry(Set<String> wanted, boolean candidate) {}

    private final WantedTypes wantedTypes;
    private final Set<String> wanted;
    private final AtomicLong filesRead = new AtomicLong();

    /** Values hold names only, so that they keep no loader alive. */
    private final PerLoader<Map<String, Ancestry>> remembered = new PerLoader<>();

    TypeHierarchy(WantedTypes wantedTypes) {
        this.wantedTypes = wantedTypes;
        this.wanted = wantedTypes.ancestorsOfInterest();
    }

    /** The wanted types among all ancestors of a class that this loader is about to define. */
    Set<String> wantedAncestors(@Nullable ClassLoader loader, ClassFileOutline type) {
        return above(loader, memoryOf(loader), type, 0);
    }

    /** What is known of the direct superclass of that class. */
    Ancestry superclass(@Nullable ClassLoader loader, ClassFileOutline type) {
        String superclass = type.superclass();
        return superclass == null ? NONE : of(loader, memoryOf(loader), superclass, 0);
    }

    /** Class files read so far to learn of ancestors. */
    long filesRead() {
        return filesRead.get();
    }

    private Map<String, Ancestry> memoryOf(@Nullable ClassLoader loader) {
        Map<String, Ancestry> known = remembered.get(loader);
        return known == null ? remembered.putIfAbsent(loader, new ConcurrentHashMap<>()) : known;
    }

    private Set<String> above(
            @Nullable ClassLoader loader, Map<String, Ancestry> known, ClassFileOutline type, int depth) {
        Set<String> found = Set.of();
        if (type.superclass() != null) {
            found = union(found, of(loader, known, type.superclass(), depth).wanted());
        }
        for (String parent : type.interfaces()) {
            found = union(found, of(loader, known, parent, depth).wanted());
        }
        return found;
    }

    private Ancestry of(@Nullable ClassLoader loader, Map<String, Ancestry> known, String name, int depth) {
        if (name.startsWith("java/")) {
            return wanted.contains(name) ? new Ancestry(Set.of(name), false) : NONE;
        }
        Ancestry answer = known.get(name);
        if (answer == null) {
            answer = find(loader, known, name, depth);
            if (known.size() < MAX_REMEMBERED) {
                known.put(name, answer);
            }
        }
        return answer;
    }

    private Ancestry find(@Nullable ClassLoader loader, Map<String, Ancestry> known, String name, int depth) {
        Set<String> found = wanted.contains(name) ? Set.of(name) : Set.of();
        ClassFileOutline outline = depth < MAX_DEPTH ? read(loader, name) : null;
        if (outline == null) {
            return new Ancestry(found, false);
        }
        found = union(found, above(loader, known, outline, depth + 1));
        boolean candidate = !outline.isInterface()
                && (wantedTypes.namesOrExtends(outline)
                        || outline.declaresHinted()
                        || isCandidate(loader, known, outline.superclass(), depth + 1));
        return new Ancestry(found, candidate);
    }

    private boolean isCandidate(
            @Nullable ClassLoader loader, Map<String, Ancestry> known, @Nullable String superclass, int depth) {
        return superclass != null && of(loader, known, superclass, depth).candidate();
    }

    private @Nullable ClassFileOutline read(@Nullable ClassLoader loader, String name) {
        if (loader == null) {
            // The JDK's hierarchies are not looked into.
            return null;
        }
        filesRead.incrementAndGet();
        try (InputStream file = loader.getResourceAsStream(name + ".class")) {
            return file == null ? null : ClassFileOutline.parse(file.readNBytes(MAX_CLASS_FILE), wantedTypes.methods());
        } catch (IOException | RuntimeException | LinkageError unreadable) {
            // A class made at run time, or a loader that does not answer here: it has no known ancestors.
            return null;
        }
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        if (other.isEmpty() || one.containsAll(other)) {
            return one;
        }
        Set<String> union = new HashSet<>(one);
        union.addAll(other);
        return Set.copyOf(union);
    }
}
