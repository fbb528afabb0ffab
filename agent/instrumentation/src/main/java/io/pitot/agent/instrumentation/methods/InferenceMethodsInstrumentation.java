package io.pitot.agent.instrumentation.methods;

import static net.bytebuddy.matcher.ElementMatchers.hasSuperType;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;
import static net.bytebuddy.matcher.ElementMatchers.not;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import io.pitot.agent.instrumentation.LibraryInstrumentation;
import io.pitot.agent.instrumentation.Weaver;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/**
 * Methods that the configuration names: every overload, in the class named and in its subclasses or
 * implementors; not the bodies that interfaces have themselves. Each is a model under the name of its
 * class and method.
 */
public final class InferenceMethodsInstrumentation extends LibraryInstrumentation {

    /** From one argument to as many as their advice looks at. */
    private static final ElementMatcher.Junction<MethodDescription> COMPARED =
            takesArguments(1).or(takesArguments(2)).or(takesArguments(3)).or(takesArguments(4));

    /** Method names by the binary name of their class. */
    private final Map<String, Set<String>> methodsByType = new TreeMap<>();

    /**
     * @param inferenceMethods each {@code com.acme.Scorer#score}
     * @throws IllegalArgumentException if one is not of that form; the message names it and the form
     */
    public InferenceMethodsInstrumentation(List<String> inferenceMethods) {
        for (String method : inferenceMethods) {
            int hash = method.indexOf('#');
            if (hash < 0 || !isClass(method.substring(0, hash)) || !isIdentifier(method.substring(hash + 1))) {
                throw new IllegalArgumentException(
                        method + ": must be a class and a method, such as com.acme.Scorer#score");
            }
            methodsByType
                    .computeIfAbsent(method.substring(0, hash), any -> new TreeSet<>())
                    .add(method.substring(hash + 1));
        }
    }

    private static boolean isClass(String name) {
        for (String part : name.split("\\.", -1)) {
            if (!isIdentifier(part)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isIdentifier(String name) {
        return !name.isEmpty()
                && Character.isJavaIdentifierStart(name.charAt(0))
                && name.chars().allMatch(Character::isJavaIdentifierPart);
    }

    @Override
    public String name() {
        return "inference-methods";
    }

    @Override
    public Set<String> typeNames() {
        return Set.copyOf(methodsByType.keySet());
    }

    @Override
    public Set<String> supertypes() {
        return typeNames();
    }

    @Override
    public Set<String> methods() {
        Set<String> methods = new HashSet<>();
        methodsByType.values().forEach(methods::addAll);
        return Set.copyOf(methods);
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        Set<String> wanted = new TreeSet<>();
        methodsByType.forEach((name, methods) -> {
            // Ancestors are read only where several classes are named, so that it is open which one led here.
            if (name.equals(type.getName())
                    || methodsByType.size() == 1
                    || hasSuperType(named(name)).matches(type)) {
                wanted.addAll(methods);
            }
        });
        ElementMatcher.Junction<MethodDescription> methods = namedOneOf(wanted.toArray(new String[0]));
        Set<String> own = methodsByType.get(type.getName());
        if (own != null && type.getDeclaredMethods().filter(methods).isEmpty()) {
            weaver.refuse("it declares no method " + String.join(" or ", own) + ": name the class that does");
        }
        String advice = getClass().getPackageName();
        weaver.advice(methods.and(COMPARED), advice + ".ComparedMethodAdvice")
                .advice(methods.and(not(COMPARED)), advice + ".InferenceMethodAdvice");
    }
}
