package io.pitot.cli.analysis;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A name in which {@code *} stands for any characters.
 *
 * @param pattern as its author wrote it
 */
public record Glob(String pattern) {

    /** Whether it stands for this name. */
    public boolean matches(String name) {
        if (pattern.indexOf('*') < 0) {
            return pattern.equals(name);
        }
        String regex = Stream.of(pattern.split("[*]", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return Pattern.compile(regex, Pattern.DOTALL).matcher(name).matches();
    }
}
