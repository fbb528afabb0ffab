package io.pitot.cli.analysis;

import io.pitot.dump.CallSite;
import io.pitot.findings.MethodName;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A frame of a call site as its author knows it: {@code lambda$toDto$0} is {@code toDto}, and a class that
 * a proxy library derived is the class it was derived from.
 *
 * @param type binary name of the class
 * @param method the method; {@code new} for a constructor, {@code static} for an initializer
 * @param file name of the source file, or the simple name of the class if that is unknown
 * @param line the line, or -1 if unknown
 */
public record Place(String type, String method, String file, int line) {

    private static final Pattern GENERATED =
            Pattern.compile("\\$\\$Lambda.*|\\$\\$\\w*CGLIB\\$\\$.*|\\$HibernateProxy.*|\\$ByteBuddy.*|_\\$\\$_.*");
    private static final Pattern PROXY = Pattern.compile("(?:.*[.])?\\$Proxy\\d+");

    static Place of(CallSite.Frame frame) {
        String type = GENERATED.matcher(frame.type()).replaceFirst("");
        String file = sourceFile(frame) ? frame.file() : simpleName(type);
        MethodName name = MethodName.of(type, frame.method());
        return new Place(name.type(), method(name.method()), file, frame.line() > 0 ? frame.line() : -1);
    }

    // Not the record's own, which the JVM puts together at their first use, and every command would wait for.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Place place
                && line == place.line
                && type.equals(place.type)
                && method.equals(place.method)
                && file.equals(place.file);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * (31 * type.hashCode() + method.hashCode()) + file.hashCode()) + line;
    }

    /** Whether no line of source stands behind a frame. */
    static boolean generated(CallSite.Frame frame) {
        return frame.line() <= 0
                && (GENERATED.matcher(frame.type()).find()
                        || PROXY.matcher(frame.type()).matches());
    }

    private static boolean sourceFile(CallSite.Frame frame) {
        return !frame.file().isEmpty() && !frame.file().startsWith("<");
    }

    private static String method(String name) {
        return switch (name) {
            case "<init>" -> "new";
            case "<clinit>" -> "static";
            default -> name;
        };
    }

    private static String simpleName(String type) {
        String simple = type.substring(type.lastIndexOf('.') + 1);
        int nested = simple.indexOf('$', 1);
        return nested < 0 ? simple : simple.substring(0, nested);
    }
}
