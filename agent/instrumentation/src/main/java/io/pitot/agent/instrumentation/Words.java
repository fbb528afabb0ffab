package io.pitot.agent.instrumentation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;

/** Words of ASCII characters to look for among the constants of class files. Immutable. */
final class Words {

    private static final int MAGIC = 0xCAFEBABE;
    private static final int UTF8 = 1;
    private static final int LONG = 5;
    private static final int DOUBLE = 6;

    /** Bytes after the tag of each kind of constant (JVMS table 4.4-A); -1 where there is no such kind. */
    private static final byte[] CONSTANT_BYTES = {
        -1, -1, -1, 4, 4, 8, 8, 2, 2, 4, 4, 4, 4, -1, -1, 3, 2, 4, 4, 2, 2,
    };

    /** By length. */
    private final byte[][][] words;

    /** By length: a bit for each first character that a word of this length has, modulo 64. */
    private final long[] firstCharacters;

    Words(Collection<String> words) {
        int longest = 0;
        for (String word : words) {
            longest = Math.max(longest, word.length());
        }
        List<List<byte[]>> byLength = new ArrayList<>();
        for (int length = 0; length <= longest; length++) {
            byLength.add(new ArrayList<>());
        }
        firstCharacters = new long[longest + 1];
        for (String word : new HashSet<>(words)) {
            byte[] bytes = word.getBytes(StandardCharsets.US_ASCII);
            byLength.get(bytes.length).add(bytes);
            firstCharacters[bytes.length] |= 1L << bytes[0];
        }
        this.words = new byte[longest + 1][][];
        for (int length = 0; length <= longest; length++) {
            this.words[length] = byLength.get(length).toArray(new byte[0][]);
        }
    }

    /** How many bytes follow the tag of a constant that is no text, or -1 if there is no such constant. */
    static int constantBytes(int tag) {
        return tag < 0 || tag >= CONSTANT_BYTES.length ? -1 : CONSTANT_BYTES[tag];
    }

    /** Whether a constant with this tag takes the place of two. */
    static boolean takesTwo(int tag) {
        return tag == LONG || tag == DOUBLE;
    }

    /** Whether these bytes are one of the words. */
    boolean contain(byte[] bytes, int offset, int length) {
        return length < firstCharacters.length
                && length > 0
                && ((firstCharacters[length] >>> bytes[offset]) & 1) != 0
                && find(bytes, offset, length);
    }

    /**
     * Whether one of the words is a constant of this class file, as the name of whatever it extends, declares or calls
     * is. False also for what is no class file. Called for every class that loads, and all that most of them cost: no
     * allocation, and little enough code for the JIT.
     */
    boolean areIn(byte[] file) {
        if (file.length < 10 || u2(file, 0) != MAGIC >>> 16 || u2(file, 2) != (MAGIC & 0xFFFF)) {
            return false;
        }
        long[] first = firstCharacters;
        int constants = u2(file, 8);
        int at = 10;
        for (int i = 1; i < constants && at + 3 < file.length; i++) {
            int tag = file[at];
            if (tag == UTF8) {
                int length = u2(file, at + 1);
                at += 3;
                if (length < first.length
                        && ((first[length] >>> file[at]) & 1) != 0
                        && at + length <= file.length
                        && find(file, at, length)) {
                    return true;
                }
                at += length;
            } else {
                int length = constantBytes(tag);
                if (length < 0) {
                    return false;
                }
                at += 1 + length;
                if (takesTwo(tag)) {
                    i++;
                }
            }
        }
        return false;
    }

    private static int u2(byte[] file, int at) {
        return ((file[at] & 0xFF) << 8) | (file[at + 1] & 0xFF);
    }

    private boolean find(byte[] bytes, int offset, int length) {
        for (byte[] word : words[length]) {
            int i = 0;
            while (i < length && bytes[offset + i] == word[i]) {
                i++;
            }
            if (i == length) {
                return true;
            }
        }
        return false;
    }
}
