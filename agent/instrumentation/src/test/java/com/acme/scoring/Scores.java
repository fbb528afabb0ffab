package com.acme.scoring;

import java.util.function.BiFunction;

/** An application's model, behind types of the JDK: called in the way of that name, of so many rows. */
public abstract class Scores implements BiFunction<String, Integer, Integer> {

    /**
     * Calls the library.
     *
     * @return how many rows it answered
     */
    protected abstract int score(String way, int rows) throws Exception;

    @Override
    public Integer apply(String way, Integer rows) {
        try {
            return score(way, rows);
        } catch (Exception e) {
            throw thrown(e);
        }
    }

    /** What the library throws, itself. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Exception> RuntimeException thrown(Exception e) throws E {
        throw (E) e;
    }
}
