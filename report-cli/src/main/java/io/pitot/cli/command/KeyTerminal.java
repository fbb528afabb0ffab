package io.pitot.cli.command;

import io.pitot.cli.render.Screen;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.NonBlockingReader;
import org.jspecify.annotations.Nullable;

/**
 * A terminal that is drawn on and whose keys are read one by one. What was on it comes back when it is closed, however the process ends
 * but by SIGKILL.
 */
final class KeyTerminal implements AutoCloseable {

    /** No key was pressed. */
    static final int NONE = NonBlockingReader.READ_EXPIRED;

    private static final int CTRL_C = 3;
    private static final int CTRL_D = 4;

    /** The alternate screen; no cursor, and no line goes on in the next. */
    private static final String ENTER = "\u001b[?1049h\u001b[?25l\u001b[?7l";

    private static final String LEAVE = "\u001b[?7h\u001b[?25h\u001b[?1049l";
    private static final String HOME = "\u001b[H";
    private static final String REST_OF_LINE = "\u001b[K";
    private static final String REST_OF_SCREEN = "\u001b[J";

    private static final long POLL_MILLIS = 200;

    private final Terminal terminal;
    private final PrintWriter out;
    private final Attributes before;
    private final Thread hook = new Thread(this::restore, "pitot-top-restore");
    private volatile boolean resized;
    private volatile boolean interrupted;
    private boolean restored;

    private KeyTerminal(Terminal terminal, PrintWriter out) {
        this.terminal = terminal;
        this.out = out;
        before = terminal.enterRawMode();
        terminal.handle(Terminal.Signal.WINCH, signal -> resized = true);
        terminal.handle(Terminal.Signal.INT, signal -> interrupted = true);
        Runtime.getRuntime().addShutdownHook(hook);
        out.print(ENTER);
        out.flush();
    }

    /**
     * Takes the terminal of this process.
     *
     * @param out writes to it
     * @return null if there is none that has keys
     */
    static @Nullable KeyTerminal open(PrintWriter out) {
        try {
            return new KeyTerminal(
                    TerminalBuilder.builder()
                            .system(true)
                            // By stty: nothing native is loaded into this process.
                            .provider("exec")
                            .dumb(false)
                            // Would ask the terminal questions, whose answers may come as keys.
                            .graphemeCluster(false)
                            .nativeSignals(true)
                            .build(),
                    out);
        } catch (IOException | IllegalStateException e) {
            return null;
        }
    }

    /** Lines of it, 0 if unknown. */
    int rows() {
        return terminal.getSize().getRows();
    }

    /** The screen as it is now. */
    Screen screen(Screen asked) {
        Size size = terminal.getSize();
        int columns = size.getColumns() <= 0 ? asked.width() : size.getColumns();
        return new Screen(
                Math.max(Screen.MIN_WIDTH, Math.min(columns, Screen.MAX_WIDTH)), asked.colour(), asked.ascii());
    }

    /** Draws lines over what was drawn before. */
    void draw(List<String> lines) {
        StringBuilder frame = new StringBuilder(HOME);
        for (int i = 0; i < lines.size(); i++) {
            frame.append(i == 0 ? "" : "\r\n").append(lines.get(i)).append(REST_OF_LINE);
        }
        out.print(frame.append(REST_OF_SCREEN));
        out.flush();
    }

    /**
     * Waits for a key.
     *
     * @param nanoTime until when, by {@link System#nanoTime}
     * @return the key, or {@link #NONE} if none was pressed or the terminal has another size now
     */
    int key(long nanoTime) {
        resized = false;
        while (!resized && !isInterrupted() && System.nanoTime() - nanoTime < 0) {
            try {
                int key = terminal.reader().read(POLL_MILLIS);
                if (key == CTRL_C) {
                    interrupted = true;
                } else if (key == CTRL_D || key == NonBlockingReader.EOF) {
                    return 'q';
                } else if (key != NONE) {
                    return key;
                }
            } catch (IOException e) {
                return 'q';
            }
        }
        return NONE;
    }

    /** Whether somebody pressed Ctrl-C. */
    boolean isInterrupted() {
        return interrupted;
    }

    @Override
    public void close() {
        restore();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process ends already.
        }
        try {
            terminal.close();
        } catch (IOException e) {
            // There is nothing more to be restored.
        }
    }

    private synchronized void restore() {
        if (!restored) {
            restored = true;
            out.print(LEAVE);
            out.flush();
            terminal.setAttributes(before);
        }
    }
}
