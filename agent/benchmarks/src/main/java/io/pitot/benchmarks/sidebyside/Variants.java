package io.pitot.benchmarks.sidebyside;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The variants there are, by name. */
final class Variants {

    static final String NONE = "none";
    static final String FLOOR = "floor";
    static final String PITOT = "pitot";

    private final Places places;

    Variants(Places places) {
        this.places = places;
    }

    /** The variants asked for, with the one that all are compared with, first. */
    List<Variant> chosen(Options options) throws UsageException {
        Map<String, Variant> chosen = new LinkedHashMap<>();
        List<String> names = new ArrayList<>(options.agents());
        names.removeIf(NONE::equals);
        names.add(0, NONE);
        for (String name : names) {
            chosen.put(name, named(name));
        }
        for (Map.Entry<String, String> build : options.builds().entrySet()) {
            chosen.put(build.getKey(), pitot(build.getKey(), build.getValue()));
        }
        return List.copyOf(chosen.values());
    }

    private Variant named(String name) throws UsageException {
        return switch (name) {
            case NONE -> new Variant(NONE, NONE, Variant.Kind.NONE, List.of(), List.of(), Variant.Servlet.JAKARTA);
            case FLOOR ->
                new Variant(
                        FLOOR,
                        NONE,
                        Variant.Kind.FLOOR,
                        List.of("-javaagent:" + existing("--agents floor", places.floorAgent())),
                        List.of(),
                        Variant.Servlet.JAKARTA);
            case PITOT -> pitot(PITOT, places.pitotAgent().toString());
            default ->
                throw new UsageException(
                        "--agents " + name + ": must be some of " + String.join(",", NONE, FLOOR, PITOT));
        };
    }

    private static Variant pitot(String name, String jarAndArguments) throws UsageException {
        String[] parts = jarAndArguments.split("=", 2);
        Path jar = existing("--agent " + name, Path.of(parts[0]).toAbsolutePath());
        String arguments = "dump.dir=" + Variant.FOLDER + (parts.length > 1 ? "," + parts[1] : "");
        return new Variant(
                name,
                NONE,
                Variant.Kind.PITOT,
                List.of("-javaagent:" + jar + "=" + arguments),
                List.of(),
                Variant.Servlet.JAKARTA);
    }

    private static Path existing(String option, Path jar) throws UsageException {
        if (!Files.isRegularFile(jar)) {
            throw new UsageException(option + ": no such file: " + jar);
        }
        return jar;
    }
}
