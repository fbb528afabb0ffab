package io.pitot.cli.command;

import io.pitot.cli.analysis.Glob;
import io.pitot.cli.render.Messages;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The dumps that a verb is given, and which of them are meant. */
final class DumpsToRead {

    @Parameters(
            paramLabel = "DUMP|DIR",
            description = "Dumps, and folders of dumps (every *.json in them). Default: ./pitot.")
    private List<Path> paths = List.of();

    @Mixin
    private final Selection selection = new Selection();

    /** {@link Selection#read}. */
    @Nullable
    Reading read(@Nullable Glob endpoints, Messages messages) {
        return selection.read(paths, endpoints, messages);
    }

    /** {@link Selection#readInParts}. */
    @Nullable
    Reading readInParts(Messages messages) {
        return selection.readInParts(paths, messages);
    }

    /** {@link Selection#words}. */
    List<String> words() {
        return selection.words(paths);
    }
}
