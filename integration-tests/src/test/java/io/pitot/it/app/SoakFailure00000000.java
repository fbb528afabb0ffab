package io.pitot.it.app;

/** What {@link SoakTask00000000} fails with in the end. {@link SoakApp} makes others of it, by the digits of its name. */
public final class SoakFailure00000000 extends RuntimeException {

    private static final long serialVersionUID = 1;
}
