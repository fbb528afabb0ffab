package io.pitot.agent.bootstrap;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Where the lines of a Kotlin class stand that inline functions brought with them: they are numbered behind its file's last line, and
 * what the compiler writes for debuggers says from which line of the file the function was called. Immutable.
 *
 * <p>Source: JSR-45 (<i>Debugging Support for Other Languages</i>), the stratum {@code KotlinDebug}.
 */
final class InlinedLines {

    /** Of a class without any. */
    static final InlinedLines NONE = new InlinedLines(new int[0]);

    private static final byte[] BEGIN = "SMAP\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "*E\n".getBytes(StandardCharsets.US_ASCII);
    private static final String STRATUM = "*S KotlinDebug\n";
    private static final String LINES = "*L\n";

    /** What has more ranges is not worth its memory. */
    private static final int MOST = 3 * 500;

    /** First line, line behind the last one, and line of the call, three by three. */
    private final int[] ranges;

    private InlinedLines(int[] ranges) {
        this.ranges = ranges;
    }

    /** Finds them in the bytes of a class file, which holds the map as text; {@link #NONE} if there is none or it cannot be read. */
    static InlinedLines in(byte[] classFile) {
        int begin = indexOf(classFile, BEGIN, 0);
        int end = begin < 0 ? -1 : indexOf(classFile, END, begin);
        if (end < 0) {
            return NONE;
        }
        String map = new String(classFile, begin, end - begin, StandardCharsets.UTF_8);
        int stratum = map.indexOf(STRATUM);
        int lines = stratum < 0 ? -1 : map.indexOf(LINES, stratum);
        if (lines < 0) {
            return NONE;
        }
        int next = map.indexOf("*S ", lines);
        return of(map.substring(lines + LINES.length(), next < 0 ? map.length() : next));
    }

    /** The line from which a line's function was called; the line itself where it was not inlined. */
    int calledFrom(int line) {
        for (int i = 0; i < ranges.length; i += 3) {
            if (line >= ranges[i] && line < ranges[i + 1]) {
                return ranges[i + 2];
            }
        }
        return line;
    }

    /** How many ranges of lines are known. */
    int ranges() {
        return ranges.length / 3;
    }

    private static InlinedLines of(String section) {
        int[] ranges = new int[30];
        int size = 0;
        for (String entry : section.split("\n", -1)) {
            int file = entry.indexOf('#');
            int out = entry.indexOf(':');
            if (file < 1 || out < file) {
                continue;
            }
            try {
                // InputStartLine # LineFileID , RepeatCount : OutputStartLine , OutputLineIncrement
                int line = Integer.parseInt(entry.substring(0, file));
                int repeats = behindComma(entry.substring(file + 1, out));
                int first = Integer.parseInt(beforeComma(entry.substring(out + 1)));
                int lines = behindComma(entry.substring(out + 1));
                for (int i = 0; i < repeats; i++) {
                    ranges = size + 3 > ranges.length ? Arrays.copyOf(ranges, 2 * ranges.length) : ranges;
                    ranges[size++] = first + i * lines;
                    ranges[size++] = first + (i + 1) * lines;
                    ranges[size++] = line + i;
                    if (size > MOST) {
                        return NONE;
                    }
                }
            } catch (NumberFormatException notOurs) {
                return NONE;
            }
        }
        return size == 0 ? NONE : new InlinedLines(Arrays.copyOf(ranges, size));
    }

    private static String beforeComma(String text) {
        int comma = text.indexOf(',');
        return comma < 0 ? text : text.substring(0, comma);
    }

    private static int behindComma(String text) {
        int comma = text.indexOf(',');
        return comma < 0 ? 1 : Integer.parseInt(text.substring(comma + 1));
    }

    private static int indexOf(byte[] bytes, byte[] wanted, int from) {
        for (int at = from; at <= bytes.length - wanted.length; at++) {
            if (Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        return -1;
    }
}
