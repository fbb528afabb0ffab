package io.pitot.it.corpus;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The right verdict on a program: the kinds of findings that there must be, and no other. The lines that they must point at end in
 * {@code // here: } and the program's name.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Verdict {

    /** Names of the kinds; none where all is well. */
    String[] value() default {};

    /** The least number of rows in the database with which the program does what the verdict says; it does nothing wrong with fewer. */
    int fromRows() default 2;

    /** What the remedy of each of its findings must say; empty where it need not say anything in particular. */
    String remedy() default "";

    /** Whether it repeats something inside the loop of something else that it repeats: then the loops must be one finding, that of the outermost. */
    boolean nested() default false;

    /**
     * Names of those kinds that depend on how fast the machine is, but which this program is about: of other programs they are not
     * judged.
     */
    String[] timed() default {};
}
