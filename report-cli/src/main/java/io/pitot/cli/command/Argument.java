package io.pitot.cli.command;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.ArgSpec;

/** An option or another word of a command line, and what was given for it. */
final class Argument<T> {

    private final ArgSpec argument;
    private final @Nullable T otherwise;

    Argument(ArgSpec argument, @Nullable T otherwise) {
        this.argument = argument;
        this.otherwise = otherwise;
    }

    /** What was given, or what stands for nothing; null if there is neither. */
    @Nullable
    T given() {
        @Nullable T given = argument.getValue();
        return given == null ? otherwise : given;
    }

    /** The same of what must be given, or has something that stands for nothing. */
    T value() {
        return Objects.requireNonNull(given());
    }
}
