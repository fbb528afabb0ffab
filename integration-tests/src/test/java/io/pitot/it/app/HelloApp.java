package io.pitot.it.app;

/** Needs no module of the JDK but {@code java.base}. */
public final class HelloApp {

    private HelloApp() {}

    /** Says hello and ends. */
    public static void main(String[] args) {
        System.out.println("HELLO");
    }
}
