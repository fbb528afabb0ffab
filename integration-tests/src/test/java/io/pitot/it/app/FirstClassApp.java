package io.pitot.it.app;

/** Loads one class of the JDK, before any other of those that the agent weaves, and says so. */
public final class FirstClassApp {

    private FirstClassApp() {}

    public static void main(String[] arguments) throws ClassNotFoundException {
        System.out.println("LOADED " + Class.forName(arguments[0]).getName());
    }
}
