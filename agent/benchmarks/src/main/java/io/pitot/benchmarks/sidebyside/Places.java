package io.pitot.benchmarks.sidebyside;

import java.nio.file.Path;

/**
 * Where the build lays out what is run.
 *
 * @param home the folder of this module
 */
record Places(Path home) {

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

    /** Measurements, a file for each run. */
    Path results() {
        return layout().resolve("results");
    }

    /** Folders of forks that failed or were to be kept. */
    Path forks() {
        return layout().resolve("forks");
    }

    private Path layout() {
        return home.resolve("target").resolve("side-by-side");
    }
}
