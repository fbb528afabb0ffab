package io.pitot.cli.command;

import io.pitot.cli.analysis.Glob;
import io.pitot.cli.render.Messages;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The dumps that a verb is given, and which of them are meant. */
final class DumpsToRead {

    private final Argument<List<Path>> paths;
    private final Selection selection;

    DumpsToRead(Verb verb) {
        paths = verb.words(
                0, 0, "DUMP|DIR", Path.class, "Dumps, and folders of dumps (every *.json in them). Default: ./pitot.");
        selection = new Selection(verb);
    }

    /** {@link Selection#read}. */
    @Nullable
    Reading read(@Nullable Glob endpoints, Messages messages) {
        return selection.read(paths.value(), endpoints, messages);
    }

    /** {@link Selection#readInParts}. */
    @Nullable
    Reading readInParts(Messages messages) {
        return selection.readInParts(paths.value(), messages);
    }

    /** {@link Selection#words}. */
    List<String> words() {
        return selection.words(paths.value());
    }
}
