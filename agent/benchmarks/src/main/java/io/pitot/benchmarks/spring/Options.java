package io.pitot.benchmarks.spring;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the command line says.
 *
 * @param command the first word
 * @param values of the options, by name without the dashes
 * @param known variants that were described, by name
 */
record Options(String command, Map<String, String> values, Map<String, Variant> known) {

    private static final List<String> NAMES = List.of(
            "java", "shop", "work", "results", "heap", "variants", "rounds", "forks", "warm-up", "pages", "clients");

    /**
     * Reads a command and pairs of option and value.
     *
     * @throws IllegalArgumentException if one is not known or has no value
     */
    static Options parse(List<String> arguments) {
        Map<String, String> values = new HashMap<>();
        Map<String, Variant> known = new LinkedHashMap<>();
        known.put(Variant.NONE, new Variant(Variant.NONE, List.of()));
        for (int i = 1; i < arguments.size(); i += 2) {
            String option = arguments.get(i);
            if (i + 1 == arguments.size()) {
                throw new IllegalArgumentException(option + ": a value must follow");
            }
            String value = arguments.get(i + 1);
            if (option.equals("--variant")) {
                Variant variant = variant(value);
                known.put(variant.name(), variant);
            } else if (option.startsWith("--") && NAMES.contains(option.substring(2))) {
                values.put(option.substring(2), value);
            } else {
                throw new IllegalArgumentException(option + ": no such option; run with --help");
            }
        }
        return new Options(arguments.get(0), values, known);
    }

    /** Those that are to be measured; no agent is always one of them. */
    List<Variant> variants() {
        List<Variant> variants = new ArrayList<>();
        for (String name : text("variants", "none,pitot").split(",", -1)) {
            Variant variant = known.get(name);
            if (variant == null) {
                throw new IllegalArgumentException(
                        "--variants " + name + ": must be one of " + String.join(", ", known.keySet()));
            }
            variants.add(variant);
        }
        if (!variants.contains(known.get(Variant.NONE))) {
            throw new IllegalArgumentException("--variants: none must be among them: all others are compared with it");
        }
        return variants;
    }

    int number(String name, int otherwise) {
        String value = values.get(name);
        if (value == null) {
            return otherwise;
        }
        if (!value.matches("[1-9]\\d{0,6}")) {
            throw new IllegalArgumentException("--" + name + " " + value + ": must be a number from 1");
        }
        return Integer.parseInt(value);
    }

    Path path(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("--" + name + " is missing");
        }
        return Path.of(value);
    }

    String text(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    private static Variant variant(String text) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw new IllegalArgumentException("--variant " + text + ": must be NAME=FLAGS");
        }
        String flags = text.substring(equals + 1).strip();
        return new Variant(text.substring(0, equals), flags.isEmpty() ? List.of() : List.of(flags.split(" +", -1)));
    }
}
