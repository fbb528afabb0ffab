package io.pitot.agent.runtime.configuration;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** A file or folder, relative to the working directory of the application. */
final class FilePath extends OptionType<Path> {

    @Override
    String name() {
        return "path";
    }

    @Override
    String allowed() {
        return "any path";
    }

    @Override
    Path parse(String text) throws InvalidValueException {
        try {
            return Path.of(text);
        } catch (InvalidPathException notAPath) {
            throw new InvalidValueException("must be a path");
        }
    }

    @Override
    String print(Path value) {
        return value.toString();
    }
}
