package io.pitot.benchmarks.sidebyside;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One of the things compared: the application with an agent, or without.
 *
 * @param name its name in options and results
 * @param baseline the name of the variant that it is compared with: itself, where it is one
 * @param kind what proves that it observed
 * @param jvmArguments what the JVM is given, the agent included; {@link #FOLDER} stands for the fork's own folder
 * @param jars what is added to the application's class path, before it
 * @param servlet the servlet that the application registers
 */
record Variant(String name, String baseline, Kind kind, List<String> jvmArguments, List<Path> jars, Servlet servlet) {

    /** What the arguments call a fork's own folder. */
    static final String FOLDER = "${folder}";

    /** What proves that a variant observed what it should. */
    enum Kind {
        /** Nothing is woven and nothing has to be proven. */
        NONE,
        /** It says at the end what it wove. */
        FLOOR,
        /** Its dumps count every request and query. */
        PITOT,
        /** An agent that changes the driver's classes, as a witness says. */
        AGENT,
        /** A wrapper, whose statements the application is handed. */
        WRAPPER
    }

    /** Which Tomcat serves the requests. */
    enum Servlet {
        /** The project's Tomcat. */
        JAKARTA("io.pitot.benchmarks.sidebyside.app.JakartaServlet"),
        /** Tomcat 9. */
        JAVAX("io.pitot.benchmarks.sidebyside.app.JavaxServlet");

        private final String type;

        Servlet(String type) {
            this.type = type;
        }

        String type() {
            return type;
        }
    }

    /** The arguments for a fork that has this folder. */
    List<String> jvmArguments(Path folder) {
        List<String> arguments = new ArrayList<>();
        for (String argument : jvmArguments) {
            arguments.add(argument.replace(FOLDER, folder.toString()));
        }
        return arguments;
    }
}
