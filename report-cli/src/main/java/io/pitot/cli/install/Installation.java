package io.pitot.cli.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What lies beside the command line: in a checkout what its build made, in a distribution what was unpacked. */
public final class Installation {

    private final Path home;
    private final boolean distribution;

    private Installation(Path home) {
        this.home = home.toAbsolutePath();
        this.distribution = Files.isRegularFile(home.resolve("lib/pitot.jar"));
    }

    /**
     * That of a folder.
     *
     * @param home the folder that Pitot is in, or null if nobody said
     * @param verb what needs it
     * @throws IOException if nobody said
     */
    public static Installation of(@Nullable Path home, String verb) throws IOException {
        if (home == null) {
            throw new IOException(verb + " needs the folder that Pitot is in: start it with the launcher, pitot");
        }
        return new Installation(home);
    }

    /**
     * The same for what only a checkout has.
     *
     * @throws IOException if nobody said, or it is none
     */
    public static Installation checkout(@Nullable Path home, String verb) throws IOException {
        Installation installation = of(home, verb);
        if (installation.distribution) {
            throw new IOException(verb + " needs a checkout of Pitot: the shop is not in " + installation.home);
        }
        return installation;
    }

    /**
     * The agent's jar.
     *
     * @throws IOException if it is not there
     */
    public Path agent() throws IOException {
        if (!distribution) {
            return built("agent/dist/target/pitot-agent.jar");
        }
        Path jar = home.resolve("lib/pitot-agent.jar");
        if (!Files.isRegularFile(jar)) {
            throw new IOException(jar + ": is missing: unpack the distribution anew");
        }
        return jar;
    }

    /**
     * The demo application's jar.
     *
     * @throws IOException if it is not there
     */
    public Path shop() throws IOException {
        return built("integration-tests/shop/target/shop.jar");
    }

    /** What the demo asks of the shop. */
    public Path traffic() {
        return home.resolve("integration-tests/shop/src/demo/traffic.txt");
    }

    /** What the shop hides. */
    public Path guide() {
        return home.resolve("integration-tests/shop/README.md");
    }

    private Path built(String path) throws IOException {
        Path jar = home.resolve(path);
        if (!Files.isRegularFile(jar)) {
            throw new IOException(jar + ": not built: run ./mvnw -DskipTests package");
        }
        return jar;
    }
}
