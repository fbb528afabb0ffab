package io.pitot.agent.dist.application;

/** An agent that runs before Pitot's and lets the JVM pass for an older one. */
public final class PretendJava11 {

    private PretendJava11() {}

    public static void premain(String arguments) {
        System.setProperty("java.specification.version", "11");
    }
}
