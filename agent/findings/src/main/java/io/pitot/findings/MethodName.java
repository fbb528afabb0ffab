package io.pitot.findings;

import io.pitot.dump.CallSite;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A method as its author knows it: a lambda, closure or local function is the method that it stands in, whatever class or method the
 * compilers of Java, Kotlin, Scala and Groovy make of it. The numbers that they give to lambdas and anonymous classes are left out,
 * because they change when another one is added above.
 *
 * @param type binary name of the class, without the numbers of anonymous classes
 * @param method the method's name; that of a constructor is {@code <init>} or, where a lambda stands in one, {@code new}
 */
public record MethodName(String type, String method) {

    /** {@code Orders$_show_closure1$_closure2}. */
    private static final Pattern GROOVY_CLOSURE = Pattern.compile("(.+?)\\$_(.+?)_closure\\d+(?:\\$?_closure\\d+)*");

    /** {@code Orders$$anonfun$show$1}: before Scala 2.12, and of partial functions. */
    private static final Pattern SCALA_FUNCTION =
            Pattern.compile("(.+?)\\$\\$anonfun\\$(?:\\$nestedInanonfun\\$)?(.+?)\\$\\d+(?:\\$.*)?");

    /** {@code OrdersKt$show$1}: a lambda if it is called by one of these methods. */
    private static final Pattern KOTLIN_LAMBDA = Pattern.compile("(.+?)\\$([a-z][^$]*)(?:\\$[^$]*)*?(?:\\$\\d+)+");

    private static final Set<String> KOTLIN_CALLS = Set.of("invoke", "invokeSuspend");

    private static final Pattern NUMBERS = Pattern.compile("(?:\\$\\$(?:anon|inlined\\$\\w+))?\\$\\d+");

    /** {@code lambda$show$0} in Java, {@code show$lambda$0$1} in Kotlin, {@code $anonfun$show$1$adapted} in Scala 2. */
    private static final Pattern LAMBDA = Pattern.compile("lambda\\$(.+)\\$\\d+"
            + "|(.+?)\\$lambda[$-]\\d.*"
            + "|\\$anonfun\\$(.+?)\\$\\d+(?:\\$adapted)?"
            + "|(.+?)\\$\\$anonfun\\$\\d+(?:\\$adapted)?"
            // What computes a lazy value in Scala 2 and 3, a local method of it, and a trait's method.
            + "|(.+?)\\$lzy(?:compute|INIT).*"
            + "|([A-Za-z_]\\w*?)\\$\\d+"
            + "|([A-Za-z_]\\w*?)\\$(?:default|suspendImpl)?");

    /** By hand: what the JVM links instead at the first comparison takes as long as all comparisons of a dump. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MethodName that && method.equals(that.method) && type.equals(that.type);
    }

    @Override
    public int hashCode() {
        return type.hashCode() * 31 + method.hashCode();
    }

    /** The method of a frame. */
    public static MethodName of(CallSite.Frame frame) {
        return of(frame.type(), frame.method());
    }

    /**
     * The method by its names in the class file.
     *
     * @param type binary name of the class
     * @param method the method's name as compiled
     */
    public static MethodName of(String type, String method) {
        Matcher function = GROOVY_CLOSURE.matcher(type);
        if (!function.matches()) {
            function = SCALA_FUNCTION.matcher(type);
        }
        if (!function.matches() && KOTLIN_CALLS.contains(method)) {
            function = KOTLIN_LAMBDA.matcher(type);
        }
        return function.matches()
                ? new MethodName(typeName(function.group(1)), function.group(2))
                : new MethodName(typeName(type), methodName(method));
    }

    /** Without numbers, and without the {@code $} of Scala's objects. */
    private static String typeName(String type) {
        String name = NUMBERS.matcher(type).replaceAll("");
        return name.length() > 1 && name.endsWith("$") ? name.substring(0, name.length() - 1) : name;
    }

    private static String methodName(String method) {
        Matcher lambda = LAMBDA.matcher(method);
        if (lambda.matches()) {
            for (int group = 1; group <= lambda.groupCount(); group++) {
                if (lambda.group(group) != null) {
                    return lambda.group(group);
                }
            }
        }
        return method;
    }

    @Override
    public String toString() {
        return type + "#" + method;
    }
}
