package io.pitot.cli.render;

/**
 * What a report is printed on.
 *
 * @param width columns
 * @param colour whether ANSI escape sequences are understood and wanted
 * @param ascii whether only ASCII may be printed
 */
public record Screen(int width, boolean colour, boolean ascii) {

    /** The narrowest screen that a report fits on. */
    public static final int MIN_WIDTH = 60;

    /** The width if nothing says another. */
    public static final int DEFAULT_WIDTH = 100;

    /** The widest that makes sense. */
    public static final int MAX_WIDTH = 400;

    /** Text that is safe to print here. */
    String clean(String text) {
        return SafeText.clean(text, ascii);
    }
}
