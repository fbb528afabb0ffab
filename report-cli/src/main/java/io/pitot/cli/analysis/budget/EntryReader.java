package io.pitot.cli.analysis.budget;

import io.pitot.cli.analysis.yaml.Part;
import io.pitot.dump.FindingKind;
import io.pitot.dump.Severity;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what a budget file says of the endpoints, models or caches of one name. */
final class EntryReader {

    private static final String N_PLUS_ONE = "n-plus-one";
    private static final String FINDINGS = "findings";
    private static final String MIN_REQUESTS = "min-requests";
    private static final String NOISE_FLOOR = "noise-floor";
    private static final String OFF = "off";
    private static final double DEFAULT_NOISE_FLOOR = 1e6;

    private static final Set<Measure> OF_MODELS = Set.of(Measure.ERROR_RATE, Measure.P50, Measure.P95, Measure.P99);
    private static final Set<Measure> OF_CACHES =
            Set.of(Measure.HIT_RATE, Measure.ERROR_RATE, Measure.P50, Measure.P95, Measure.P99);

    private EntryReader() {}

    static Entry read(String pattern, Part part, Target.Kind kind) {
        Map<String, Part> parts = part.mapping(keys(kind), "must be a mapping such as {p95: {error: 500ms}}");
        if (parts == null) {
            return Entry.NONE;
        }
        Map<Measure, Bounds> measures = new EnumMap<>(Measure.class);
        Map<String, Map<Level, Unwanted>> findings = new TreeMap<>();
        parts.forEach((key, value) -> {
            Measure measure = Measure.named(key);
            if (measure != null && measuresOf(kind).contains(measure)) {
                measures.put(measure, bounds(measure, value));
            } else if (key.equals(N_PLUS_ONE)) {
                findings.put(FindingKind.N_PLUS_ONE.name(), unwanted(value));
            } else if (key.equals(FINDINGS)) {
                readFindings(value, parts.containsKey(N_PLUS_ONE), findings);
            }
        });
        return new Entry(pattern, part.line(), minRequests(parts.get(MIN_REQUESTS)), measures, findings);
    }

    static @Nullable Long minRequests(@Nullable Part part) {
        if (part == null) {
            return null;
        }
        String text = part.text();
        if (text == null) {
            return null;
        }
        if (!text.matches("[1-9]\\d{0,8}")) {
            part.wrong("must be 1 to 999999999");
            return null;
        }
        return Long.valueOf(text);
    }

    private static void readFindings(Part part, boolean nPlusOne, Map<String, Map<Level, Unwanted>> findings) {
        Set<String> names = new TreeSet<>();
        Stream.of(Severity.values()).map(Enum::name).forEach(names::add);
        Stream.of(FindingKind.values()).map(Enum::name).forEach(names::add);
        Map<String, Part> parts = part.mapping(names, "must be a mapping such as {HIGH: {error: new}}");
        if (parts == null) {
            return;
        }
        parts.forEach((name, value) -> {
            if (nPlusOne && name.equals(FindingKind.N_PLUS_ONE.name())) {
                value.wrong("is the same as n-plus-one beside it: leave one of them out");
            } else if (names.contains(name)) {
                findings.put(name, unwanted(value));
            }
        });
    }

    private static Bounds bounds(Measure measure, Part part) {
        Map<Level, Limit> limits = new EnumMap<>(Level.class);
        if (isOff(part)) {
            return new Bounds(limits, 0);
        }
        double noiseFloor = measure.unit() == Unit.DURATION ? DEFAULT_NOISE_FLOOR : 0;
        Set<String> keys = measure.comparable() ? Set.of("warn", "error", NOISE_FLOOR) : Set.of("warn", "error");
        Map<String, Part> parts = part.mapping(keys, "must be off, or a mapping such as " + example(measure));
        if (parts == null) {
            return new Bounds(limits, 0);
        }
        for (Level level : Level.values()) {
            Part value = parts.get(key(level));
            Limit limit = value == null ? null : limit(measure, value);
            if (limit != null) {
                limits.put(level, limit);
            }
        }
        Part floor = measure.comparable() ? parts.get(NOISE_FLOOR) : null;
        String text = floor == null ? null : floor.text();
        if (floor != null && text != null) {
            Double amount = measure.unit().amount(text);
            if (amount == null) {
                floor.wrong("must be " + measure.unit().example());
            } else {
                noiseFloor = amount;
            }
        }
        if (Arrays.stream(Level.values()).noneMatch(level -> parts.containsKey(key(level)))) {
            part.missing("", "must have warn or error, such as " + example(measure));
        }
        return new Bounds(limits, noiseFloor);
    }

    private static @Nullable Limit limit(Measure measure, Part part) {
        String text = part.text();
        if (text == null || text.equals(OFF)) {
            return null;
        }
        String prefix = measure.atLeast() ? ">=" : "<=";
        String amount = text.startsWith(prefix) ? text.substring(2).strip() : text;
        if (measure.comparable() && amount.startsWith("+")) {
            Double share = Unit.SHARE.amount(amount.substring(1));
            if (share != null) {
                return new Limit(share, true);
            }
        }
        Double value = measure.unit().amount(amount);
        if (value == null) {
            part.wrong("must be " + measure.unit().example()
                    + (measure.comparable() ? ", or +25% for so much above the baseline" : ""));
            return null;
        }
        return new Limit(value, false);
    }

    private static Map<Level, Unwanted> unwanted(Part part) {
        Map<Level, Unwanted> unwanted = new EnumMap<>(Level.class);
        if (isOff(part)) {
            return unwanted;
        }
        Map<String, Part> parts =
                part.mapping(Set.of("warn", "error"), "must be off, or a mapping such as {error: new}");
        if (parts == null) {
            return unwanted;
        }
        for (Level level : Level.values()) {
            Part value = parts.get(key(level));
            String text = value == null ? null : value.text();
            if (value == null || text == null || text.equals(OFF)) {
                continue;
            }
            if (text.equals("any") || text.equals("new")) {
                unwanted.put(level, Unwanted.valueOf(text.toUpperCase(Locale.ROOT)));
            } else {
                value.wrong("must be any, new or off");
            }
        }
        return unwanted;
    }

    private static boolean isOff(Part part) {
        return part.isText() && OFF.equals(part.text());
    }

    private static String key(Level level) {
        return level.name().toLowerCase(Locale.ROOT);
    }

    private static String example(Measure measure) {
        return switch (measure.unit()) {
            case COUNT -> "{error: 10}";
            case SHARE -> measure.atLeast() ? "{warn: \">=80%\"}" : "{error: 1%}";
            case DURATION -> "{error: 500ms}";
            case BYTES -> "{error: 2MB}";
        };
    }

    private static Set<Measure> measuresOf(Target.Kind kind) {
        return switch (kind) {
            case ENDPOINT ->
                Set.of(
                        Measure.QUERIES_PER_REQUEST,
                        Measure.HTTP_CALLS_PER_REQUEST,
                        Measure.CACHE_CALLS_PER_REQUEST,
                        Measure.MODEL_CALLS_PER_REQUEST,
                        Measure.ERROR_RATE,
                        Measure.ALLOCATED_PER_REQUEST,
                        Measure.P50,
                        Measure.P95,
                        Measure.P99);
            case MODEL -> OF_MODELS;
            case CACHE -> OF_CACHES;
        };
    }

    private static Set<String> keys(Target.Kind kind) {
        Set<String> keys = new TreeSet<>();
        measuresOf(kind).forEach(measure -> keys.add(measure.key()));
        keys.add(MIN_REQUESTS);
        if (kind == Target.Kind.ENDPOINT) {
            keys.add(N_PLUS_ONE);
            keys.add(FINDINGS);
        }
        return keys;
    }
}
