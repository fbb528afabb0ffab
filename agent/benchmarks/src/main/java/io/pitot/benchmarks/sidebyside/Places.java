package io.pitot.benchmarks.sidebyside;

import java.nio.file.Path;

/**
 * Where the build lays out what is run.
 *
 * @param home the folder of this module
 */
record Places(Path home) {

    /** As the script says that starts this program. */
    static Places ofProperty() {
        return new Places(Path.of(System.getProperty("side-by-side.home", "agent/benchmarks"))
                .toAbsolutePath());
    }

    /** The application's jars, all of its class path. */
    Path application() {
        return layout().resolve("app");
    }

    Path floorAgent() {
        return layout().resolve("floor-agent.jar");
    }

    Path pitotAgent() {
        return home.resolveSibling("dist").resolve("target").resolve("pitot-agent.jar");
    }

    /** What Pitot is compared with, where it was fetched. */
    Path peers() {
        return home.resolve("target").resolve("peers");
    }

    /** The Tomcat for who knows no {@code jakarta.servlet}. */
    Path tomcat9() {
        return peers().resolve("tomcat9");
    }

    /** Measurements, a file for each run. */
    Path results() {
        return layout().resolve("results");
    }

    private Path layout() {
        return home.resolve("target").resolve("side-by-side");
    }
}
