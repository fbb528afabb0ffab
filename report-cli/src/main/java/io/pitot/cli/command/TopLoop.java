package io.pitot.cli.command;

import io.pitot.cli.analysis.live.LiveView;
import io.pitot.cli.render.Screen;
import io.pitot.cli.render.TopOrder;
import io.pitot.cli.render.TopScreen;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** {@code pitot top} on a terminal: draws what there is, and does what the keys say. */
final class TopLoop {

    /**
     * What there is to be shown.
     *
     * @param view null while there is nothing yet
     * @param note what is to be known beside it, or what is waited for
     */
    record Moment(@Nullable LiveView view, String note) {}

    /** Reads what there is now. */
    interface Source {
        Moment next() throws IOException;
    }

    private final KeyTerminal terminal;
    private final Screen screen;
    private final long intervalNanos;
    private TopOrder order = TopOrder.TIME;
    private boolean paused;

    TopLoop(KeyTerminal terminal, Screen screen, int intervalSeconds) {
        this.terminal = terminal;
        this.screen = screen;
        intervalNanos = TimeUnit.SECONDS.toNanos(intervalSeconds);
    }

    /** Runs until somebody quits; answers the exit code. */
    int run(Source source) throws IOException {
        Moment moment = source.next();
        long due = System.nanoTime() + intervalNanos;
        while (true) {
            draw(moment);
            int key = terminal.key(due);
            if (terminal.isInterrupted()) {
                return ExitCodes.INTERRUPTED;
            }
            if (key == 'q') {
                return ExitCodes.OK;
            }
            press(key);
            if (System.nanoTime() - due >= 0) {
                // A view that is paused keeps the agents answering: it goes on from where they are.
                Moment next = source.next();
                moment = paused ? moment : next;
                due = System.nanoTime() + intervalNanos;
            }
        }
    }

    private void press(int key) {
        switch (key) {
            case 'p', ' ' -> paused = !paused;
            case 't' -> order = TopOrder.TIME;
            case 'r' -> order = TopOrder.RATE;
            case 'l' -> order = TopOrder.P95;
            case 'e' -> order = TopOrder.ERRORS;
            default -> {}
        }
    }

    private void draw(Moment moment) {
        TopScreen top = new TopScreen(terminal.screen(screen), order);
        int height = Math.max(2, terminal.rows() <= 0 ? 24 : terminal.rows());
        LiveView view = moment.view();
        List<String> lines =
                new ArrayList<>(view == null ? top.waiting(moment.note()) : top.lines(view, height - 1, moment.note()));
        while (lines.size() < height - 1) {
            lines.add("");
        }
        lines.add(top.keys(paused));
        terminal.draw(lines.subList(Math.max(0, lines.size() - height), lines.size()));
    }
}
