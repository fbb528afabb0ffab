package io.pitot.agent.instrumentation.methods;

import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;

import io.pitot.agent.instrumentation.LibraryInstrumentation;
import io.pitot.agent.instrumentation.Weaver;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/**
 * Methods that the configuration names: every overload, in the class named and in its subclasses or
 * implementors. Each is a model under the name of its class and method.
 */
public final class InferenceMethodsInstrumentation extends LibraryInstrumentation {

    private final Set<String> types = new HashSet<>();
    private final Set<String> methods = new HashSet<>();

    /** @param inferenceMethods each {@code com.acme.Scorer#score} */
    public InferenceMethodsInstrumentation(List<String> inferenceMethods) {
        for (String method : inferenceMethods) {
            int hash = method.indexOf('#');
            if (hash < 1 || hash == method.length() - 1) {
                throw new IllegalArgumentException(method + ": must be a class and a method: com.acme.Scorer#score");
            }
            types.add(method.substring(0, hash));
            methods.add(method.substring(hash + 1));
        }
    }

    @Override
    public String name() {
        return "inference-methods";
    }

    @Override
    public Set<String> typeNames() {
        return Set.copyOf(types);
    }

    @Override
    public Set<String> supertypes() {
        return Set.copyOf(types);
    }

    @Override
    public Set<String> methods() {
        return Set.copyOf(methods);
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        ElementMatcher.Junction<MethodDescription> named = namedOneOf(methods.toArray(new String[0]));
        if (types.contains(type.getName())) {
            weaver.expect(named, String.join(" or ", methods));
        }
        weaver.advice(named, "io.pitot.agent.instrumentation.methods.InferenceMethodAdvice");
    }
}
