package io.pitot.cli.command;

import io.pitot.cli.analysis.Inputs;
import io.pitot.cli.render.ProgressBar;
import io.pitot.cli.render.Screen;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** How far the reading of dumps has come, on a terminal and once it has taken a second. */
final class ReadingProgress implements Inputs.Progress {

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final PrintWriter err;
    private final @Nullable Surroundings surroundings;
    private final long started = System.nanoTime();
    private @Nullable ProgressBar bar;

    private ReadingProgress(PrintWriter err, @Nullable Surroundings surroundings) {
        this.err = err;
        this.surroundings = surroundings;
    }

    /** Reads so, and shows how far it has come where the command line goes to a terminal. */
    static Inputs during(
            CommandLine commandLine, List<Path> paths, BiFunction<List<Path>, Inputs.Progress, Inputs> reader) {
        Surroundings terminal = commandLine.getCommandSpec().root().userObject() instanceof PitotCommand pitot
                        && pitot.surroundings().errIsTerminal()
                ? pitot.surroundings()
                : null;
        ReadingProgress progress = new ReadingProgress(commandLine.getErr(), terminal);
        try {
            return reader.apply(paths, progress);
        } finally {
            progress.clear();
        }
    }

    @Override
    public void read(int done, int all) {
        if (surroundings == null || (bar == null && System.nanoTime() - started < PATIENCE_NANOS)) {
            return;
        }
        if (bar == null) {
            int width = surroundings.columns() == 0 ? Screen.DEFAULT_WIDTH : surroundings.columns();
            Screen screen = new Screen(width, surroundings.wantsColour(), !surroundings.showsSymbols());
            bar = new ProgressBar(err, screen, true, all, "dumps");
            bar.phase("reading");
        }
        bar.at(done);
    }

    private void clear() {
        if (bar != null) {
            bar.clear();
        }
    }
}
