package io.pitot.it.corpus;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * A labelled program.
 *
 * @param family the class that it is a method of
 */
public record Program(Class<?> family, String name, Verdict verdict) {

    /** The programs of a family, given by its simple name, in their alphabetical order. */
    public static List<Program> of(String family) {
        List<Program> programs = new ArrayList<>();
        for (Method method : type(family).getDeclaredMethods()) {
            Verdict verdict = method.getAnnotation(Verdict.class);
            if (verdict != null) {
                programs.add(new Program(method.getDeclaringClass(), method.getName(), verdict));
            }
        }
        programs.sort(Comparator.comparing(Program::name));
        return programs;
    }

    private static Class<?> type(String family) {
        try {
            return Class.forName(Program.class.getPackageName() + "." + family);
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException("no such family: " + family, e);
        }
    }

    /** Where it is served with a database of so many orders. */
    public String path(int rows) {
        return "/" + family.getSimpleName() + "/" + name + "/" + rows;
    }

    /** Names of the kinds that are right about it. */
    public Set<String> kinds(int rows) {
        return rows >= verdict.fromRows() ? Set.of(verdict.value()) : Set.of();
    }

    /** Whether a kind that depends on how fast the machine is can be judged of it all the same. */
    public boolean isAbout(String timedKind) {
        return Set.of(verdict.timed()).contains(timedKind);
    }

    /** Does its work once. */
    void run(Visit visit) throws ReflectiveOperationException {
        family.getDeclaredMethod(name, Visit.class).invoke(null, visit);
    }
}
