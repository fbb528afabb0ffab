package io.pitot.agent.instrumentation;

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

    /** The wanted types among all ancestors of a class that is about to be defined from these class files. */
    Set<String> wantedAncestors(ClassFiles files, ClassFileOutline type) {
        return above(files, memoryOf(files.loader()), type, 0);
    }

    /** What is known of the direct superclass of that class. */
    Ancestry superclass(ClassFiles files, ClassFileOutline type) {
        String superclass = type.superclass();
        return superclass == null ? NONE : of(files, memoryOf(files.loader()), superclass, 0);
    }

    /** Class files read so far to learn of ancestors. */
    long filesRead() {
        return filesRead.get();
    }

    private Map<String, Ancestry> memoryOf(@Nullable ClassLoader loader) {
        Map<String, Ancestry> known = remembered.get(loader);
        return known == null ? remembered.putIfAbsent(loader, new ConcurrentHashMap<>()) : known;
    }

    private Set<String> above(ClassFiles files, Map<String, Ancestry> known, ClassFileOutline type, int depth) {
        Set<String> found = Set.of();
        if (type.superclass() != null) {
            found = union(found, of(files, known, type.superclass(), depth).wanted());
        }
        for (String parent : type.interfaces()) {
            found = union(found, of(files, known, parent, depth).wanted());
        }
        return found;
    }

    private Ancestry of(ClassFiles files, Map<String, Ancestry> known, String name, int depth) {
        if (name.startsWith("java/")) {
            return wanted.contains(name) ? new Ancestry(Set.of(name), false) : NONE;
        }
        Ancestry answer = known.get(name);
        if (answer == null) {
            answer = find(files, known, name, depth);
            if (known.size() < MAX_REMEMBERED) {
                known.put(name, answer);
            }
        }
        return answer;
    }

    private Ancestry find(ClassFiles files, Map<String, Ancestry> known, String name, int depth) {
        Set<String> found = wanted.contains(name) ? Set.of(name) : Set.of();
        ClassFileOutline outline = depth < MAX_DEPTH ? read(files, name) : null;
        if (outline == null) {
            return new Ancestry(found, false);
        }
        found = union(found, above(files, known, outline, depth + 1));
        boolean candidate = !outline.isInterface()
                && (wantedTypes.namesOrExtends(outline)
                        || outline.declaresHinted()
                        || isCandidate(files, known, outline.superclass(), depth + 1));
        return new Ancestry(found, candidate);
    }

    private boolean isCandidate(ClassFiles files, Map<String, Ancestry> known, @Nullable String superclass, int depth) {
        return superclass != null && of(files, known, superclass, depth).candidate();
    }

    private @Nullable ClassFileOutline read(ClassFiles files, String name) {
        if (files.loader() == null) {
            // The JDK's hierarchies are not looked into.
            return null;
        }
        filesRead.incrementAndGet();
        byte[] file = files.read(name);
        return file == null ? null : ClassFileOutline.parse(file, wantedTypes.methods());
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
