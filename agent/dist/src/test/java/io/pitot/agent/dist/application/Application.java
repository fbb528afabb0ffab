package io.pitot.agent.dist.application;

/** What the tests start under the agent: ends in the way that its argument says. */
public final class Application {

    private Application() {}

    public static void main(String[] arguments) throws Exception {
        System.out.println("hello");
        switch (arguments.length == 0 ? "return" : arguments[0]) {
            case "exit" -> System.exit(3);
            case "throw" -> throw new IllegalStateException("thrown by main");
            case "look" -> look();
            default -> {
                // Returns, which ends the JVM.
            }
        }
    }

    /** Says what an application sees of the agent. */
    private static void look() throws Exception {
        System.out.println(
                "probe in " + Class.forName("io.pitot.agent.bootstrap.Probe").getClassLoader());
        System.out.println("byte buddy " + isVisible("net.bytebuddy.ByteBuddy"));
        System.out.println("runtime " + isVisible("io.pitot.agent.runtime.AgentRuntime"));
        System.out.println(
                "internals " + Object.class.getModule().isExported("jdk.internal.misc", Application.class.getModule()));
    }

    private static String isVisible(String name) {
        try {
            return "in " + Class.forName(name).getClassLoader();
        } catch (ClassNotFoundException hidden) {
            return "hidden";
        }
    }
}
