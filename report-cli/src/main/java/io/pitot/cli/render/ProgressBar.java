package io.pitot.cli.render;

import java.io.PrintWriter;

/**
 * How far something has come: a bar that is redrawn on a terminal, a line at every quarter elsewhere.
 * Thread-safe.
 */
public final class ProgressBar {

    private static final int CELLS = 24;
    private static final int STEPS = 200;

    private final PrintWriter err;
    private final Screen screen;
    private final boolean redraw;
    private final int total;
    private final String unit;
    private int done;
    private int drawn = -1;
    private String phase = "";

    /**
     * A bar at 0.
     *
     * @param redraw whether the bar may be redrawn in place
     * @param total how many steps there will be, at least 1
     * @param unit what steps are, such as {@code requests}
     */
    public ProgressBar(PrintWriter err, Screen screen, boolean redraw, int total, String unit) {
        this.err = err;
        this.screen = screen;
        this.redraw = redraw;
        this.total = total;
        this.unit = unit;
    }

    /** Names what is going on from here on. */
    public synchronized void phase(String name) {
        phase = name;
        draw(true);
    }

    /** One step more is done. */
    public synchronized void step() {
        at(done + 1);
    }

    /** So many steps are done. */
    public synchronized void at(int steps) {
        done = steps;
        draw(false);
    }

    /** Removes the bar from the terminal. */
    public synchronized void clear() {
        if (redraw) {
            err.print("\r\u001b[K");
            err.flush();
        }
    }

    private void draw(boolean always) {
        int position = (int) ((long) done * (redraw ? STEPS : 4) / total);
        if (!redraw && (position == drawn || position == 0)) {
            return;
        }
        if (position == drawn && !always) {
            return;
        }
        drawn = position;
        String text = "%3d%%  %s  %,d of %,d %s".formatted(100L * done / total, phase, done, total, unit);
        if (redraw) {
            int full = (int) ((long) done * CELLS / total);
            String bar = (screen.ascii() ? "#" : "█").repeat(full) + (screen.ascii() ? "." : "░").repeat(CELLS - full);
            Line line = new Line(new Screen(screen.width() - 1, screen.colour(), screen.ascii()));
            err.print("\r" + line.add("  ").add(Style.ACCENT, bar).add(text) + "\u001b[K");
        } else {
            err.print("pitot:" + " " + text.strip() + "\n");
        }
        err.flush();
    }
}
