package io.pitot.agent.instrumentation;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which instrumentation wants which class. Immutable. Names are internal.
 *
 * <p>Made before main, where the first lambda of a JVM costs milliseconds: there is none here or in {@link Words}.
 */
final class WantedTypes {

    /** Asked of every woven class: an added field would change its default serial version. */
    static final String SERIALIZABLE = Serializable.class.getName().replace('.', '/');

    private final Map<String, List<RegisteredInstrumentation>> byName = new HashMap<>();
    private final Map<String, List<RegisteredInstrumentation>> bySupertype = new HashMap<>();
    private final ClassFileOutline.Hints methods;
    private final Words words;

    WantedTypes(List<RegisteredInstrumentation> instrumentations) {
        Set<String> names = new HashSet<>();
        for (RegisteredInstrumentation instrumentation : instrumentations) {
            index(byName, instrumentation.typeNames(), instrumentation);
            index(bySupertype, instrumentation.supertypes(), instrumentation);
            if (!instrumentation.supertypes().isEmpty()) {
                names.addAll(instrumentation.methods());
            }
        }
        methods = new ClassFileOutline.Hints(names);
        Set<String> mentioned = new HashSet<>(methods.names());
        mentioned.addAll(bySupertype.keySet());
        words = new Words(mentioned);
    }

    private static void index(
            Map<String, List<RegisteredInstrumentation>> index,
            Set<String> types,
            RegisteredInstrumentation instrumentation) {
        for (String type : types) {
            String name = type.replace('.', '/');
            List<RegisteredInstrumentation> wanting = index.get(name);
            if (wanting == null) {
                wanting = new ArrayList<>();
                index.put(name, wanting);
            }
            wanting.add(instrumentation);
        }
    }

    /**
     * Whether a class is worth a closer look: false for most, and then for certain. A class that extends a wanted type
     * directly names it, one that extends it through others declares one of the methods.
     */
    boolean maybe(String name, byte[] classFile) {
        return byName.containsKey(name) || words.areIn(classFile);
    }

    /** Whether a class is wanted by its name. */
    boolean names(String name) {
        return byName.containsKey(name);
    }

    /** Methods that make a class worth a look at its ancestors. */
    ClassFileOutline.Hints methods() {
        return methods;
    }

    /** The types to be found among the ancestors of a class. */
    Set<String> ancestorsOfInterest() {
        Set<String> types = new HashSet<>(bySupertype.keySet());
        types.add(SERIALIZABLE);
        return Set.copyOf(types);
    }

    /** Whether a class is wanted for its name or its direct supertypes. */
    boolean namesOrExtends(ClassFileOutline type) {
        if (byName.containsKey(type.name()) || bySupertype.containsKey(type.superclass())) {
            return true;
        }
        for (String parent : type.interfaces()) {
            if (bySupertype.containsKey(parent)) {
                return true;
            }
        }
        return false;
    }

    /** Who wants a class with this name and these ancestors of interest. */
    List<RegisteredInstrumentation> by(@Nullable String name, Set<String> ancestors) {
        if (name == null) {
            return List.of();
        }
        Set<RegisteredInstrumentation> found = new LinkedHashSet<>(byName.getOrDefault(name, List.of()));
        String binaryName = name.replace('/', '.');
        for (String ancestor : ancestors) {
            for (RegisteredInstrumentation candidate : bySupertype.getOrDefault(ancestor, List.of())) {
                if (!candidate.excludes(binaryName)) {
                    found.add(candidate);
                }
            }
        }
        return List.copyOf(found);
    }

    /** Who would have wanted a loaded class. Reads what the JVM holds of its ancestors; loads nothing. */
    List<RegisteredInstrumentation> by(Class<?> loaded) {
        Set<String> ancestors = new HashSet<>();
        for (Class<?> type = loaded; type != null; type = type.getSuperclass()) {
            if (type != loaded) {
                ancestors.add(type.getName().replace('.', '/'));
            }
            addInterfaces(type, ancestors);
        }
        ancestors.retainAll(bySupertype.keySet());
        return by(loaded.getName().replace('.', '/'), ancestors);
    }

    private static void addInterfaces(Class<?> type, Set<String> names) {
        for (Class<?> parent : type.getInterfaces()) {
            if (names.add(parent.getName().replace('.', '/'))) {
                addInterfaces(parent, names);
            }
        }
    }
}
