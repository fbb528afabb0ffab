package io.pitot.agent.bootstrap;

import java.util.Arrays;

/**
 * What the packages of the application are called at their beginning ({@code com.acme.}), learnt from classes that were built with it: in
 * other jars these are other modules of the application. Where they are, no frame of an unknown library is taken for the application's.
 */
final class ApplicationRoots {

    /** An application with more has no name of its own. */
    static final int LIMIT = 16;

    /** What stands in front of a name that is its owner's: {@code io.github.somebody.}, {@code uk.co.acme.}. */
    private static final String[] SHARED = {
        "github", "gitlab", "bitbucket", "sourceforge", "googlecode", "co", "com", "org", "net", "ac", "gov", "edu",
    };

    private static volatile String[] roots = {};

    private ApplicationRoots() {}

    static boolean cover(String className) {
        for (String root : roots) {
            if (className.startsWith(root)) {
                return true;
            }
        }
        return false;
    }

    /** A class was built with the application. */
    static void add(String className) {
        if (roots.length < LIMIT && !cover(className)) {
            String root = of(className);
            if (!root.isEmpty()) {
                append(root);
            }
        }
    }

    private static synchronized void append(String root) {
        String[] before = roots;
        if (before.length < LIMIT && !cover(root)) {
            String[] after = Arrays.copyOf(before, before.length + 1);
            after[before.length] = root;
            roots = after;
        }
    }

    /** The first two parts of a class's package, three where the second is nobody's own, or all of a shorter one; empty if there is none. */
    static String of(String className) {
        int last = className.lastIndexOf('.') + 1;
        int first = className.indexOf('.') + 1;
        int second = first == last ? last : className.indexOf('.', first) + 1;
        if (second == last || !isShared(className.substring(first, second - 1))) {
            return className.substring(0, second);
        }
        return className.substring(0, className.indexOf('.', second) + 1);
    }

    private static boolean isShared(String part) {
        for (String shared : SHARED) {
            if (shared.equals(part)) {
                return true;
            }
        }
        return false;
    }
}
