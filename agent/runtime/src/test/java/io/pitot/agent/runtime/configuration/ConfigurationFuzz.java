package io.pitot.agent.runtime.configuration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What must hold of the configuration whatever the sources say: each is read to its end, and every option has a value. The first byte is the source;
 * where the source has names, a zero byte ends each name and each value. Jazzer looks for what breaks that ({@code -Preliability});
 * {@link ConfigurationSeedsTest} reads what it was given and what it found.
 */
public final class ConfigurationFuzz {

    private ConfigurationFuzz() {}

    /** Called by Jazzer with whatever it comes upon. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length == 0) {
            return;
        }
        String text = new String(input, 1, input.length - 1, StandardCharsets.UTF_8);
        // A file that the fuzzer names would be one of this machine's.
        String other = text.replace("config", "c0nfig").replace("CONFIG", "C0NFIG");
        Configuration configuration = switch (input[0] & 3) {
            case 0 -> ConfigurationReader.read(other, Map.of(), Map.of());
            case 1 -> ConfigurationReader.read(null, pairs(other, Source.ENVIRONMENT_PREFIX), Map.of());
            case 2 -> ConfigurationReader.read(null, Map.of(), pairs(other, Source.PROPERTY_PREFIX));
            default -> ofFile(input);
        };
        for (Option<?> option : Options.ALL) {
            if (configuration.print(option) == null) {
                throw new AssertionError(option.key() + " has no value: " + text);
            }
        }
    }

    private static Configuration ofFile(byte[] input) {
        try {
            Path file = Files.createTempFile("pitot-fuzz", ".properties");
            try {
                Files.write(file, input);
                return ConfigurationReader.read("config=" + file, Map.of(), Map.of());
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> pairs(String text, String prefix) {
        List<String> words = new ArrayList<>(List.of(text.split("\0", -1)));
        Map<String, String> pairs = new HashMap<>();
        for (int i = 0; i + 1 < words.size(); i += 2) {
            pairs.put(prefix + words.get(i), words.get(i + 1));
        }
        return pairs;
    }
}
