package io.pitot.agent.bootstrap;

/**
 * What is kept of a cache's key: separators and words, and {@code {n}} for all that looks like an id, so that {@code user:4711:cart} is {@code
 * user:{n}:cart}. An id is whatever has a digit in it, a UUID, an e-mail address, what stands behind an equals sign, long hexadecimal
 * and long random letters, and what is not ASCII. Of letters that end in digits the letters stay: {@code user4711} is {@code user{n}}.
 * Words that vary without end behind one prefix are {@code {s}} ({@link KeyWords}). Keys that are no text are {@code {binary}}.
 *
 * <p>One pass over a text or its UTF-8 bytes, with the same result, into a buffer that is used again: nothing is allocated until the pattern
 * is asked for as a string. No digit ever gets into a pattern. One thread.
 */
final class KeyPattern {

    /** The pattern's greatest length; what is longer ends in an ellipsis. */
    static final int LONGEST = 100;

    /** What lies behind is not looked at. */
    private static final int LOOKED_AT = 512;

    private static final String ID = "{n}";
    private static final String VARIED = "{s}";
    private static final String BINARY = "{binary}";
    private static final char ELLIPSIS = '…';

    private static final int UUID = 36;
    private static final int LONG_HEX = 8;
    private static final int LONG_MIXED = 12;
    private static final int LONG_WORD = 40;
    private static final int ASCII = 0x80;
    private static final char REPLACEMENT = '\uFFFD';

    private final KeyWords words;
    private final char[] pattern = new char[LONGEST];
    private int length;
    private long hash;
    private boolean isFull;

    /** What is being read: one of them. */
    private CharSequence text = "";

    private byte @Nullable [] bytes;

    KeyPattern(KeyWords words) {
        this.words = words;
    }

    /** Reads a key that is text. */
    void read(CharSequence key) {
        text = key;
        bytes = null;
        read(key.length());
        text = "";
    }

    /** Reads a key as it is sent. */
    void read(byte[] key) {
        bytes = key;
        read(key.length);
        bytes = null;
    }

    /** Reads a key that is neither. */
    void readOpaque() {
        reset();
        append(BINARY);
    }

    /** The hash of what has been read: of equal patterns the same, 0 of the empty one. */
    long hash() {
        return hash;
    }

    /** The pattern of what has been read. */
    @Override
    public String toString() {
        return new String(pattern, 0, length);
    }

    private void reset() {
        length = 0;
        hash = 0;
        isFull = false;
    }

    private void read(int keyLength) {
        reset();
        int end = Math.min(keyLength, LOOKED_AT);
        if (!isText(end, keyLength)) {
            append(BINARY);
            return;
        }
        boolean isValue = false;
        int at = 0;
        while (at < end && !isFull) {
            int c = at(at);
            if (isBorder(c)) {
                append((char) c);
                isValue = c == '=';
                at++;
                continue;
            }
            boolean isAddress = false;
            int from = at;
            for (; at < end && !isBorder(at(at)); at++) {
                isAddress |= at(at) == '@';
            }
            if (at == end && end < keyLength) {
                // Whether that is an address, nobody has looked.
                appendEllipsis();
            } else if (isAddress || isValue) {
                append(ID);
            } else {
                readPart(from, at);
            }
        }
    }

    /** Reads what lies between two borders: tokens, with dots, hyphens and the like between them. */
    private void readPart(int from, int to) {
        int at = from;
        while (at < to && !isFull) {
            int c = at(at);
            if (isUuid(at, to)) {
                append(ID);
                at += UUID;
            } else if (isOfToken(c)) {
                int end = at;
                while (end < to && isOfToken(at(end))) {
                    end++;
                }
                readToken(at, end);
                at = end;
            } else {
                append((char) c);
                at++;
            }
        }
    }

    private void readToken(int from, int to) {
        boolean isAscii = true;
        boolean isHex = true;
        int letters = 0;
        int turns = 0;
        int capitals = 0;
        boolean isCamel = true;
        boolean digitsEnd = true;
        for (int i = from; i < to; i++) {
            int c = at(i);
            isAscii &= c < ASCII;
            isHex &= isHex(c);
            if (isDigit(c)) {
                continue;
            }
            digitsEnd &= letters == i - from;
            letters++;
            turns += i > from && isLetter(at(i - 1)) && isUpper(c) != isUpper(at(i - 1)) ? 1 : 0;
            capitals += isUpper(c) ? 1 : 0;
            isCamel &= !isUpper(c) || (i + 1 < to && !isUpper(at(i + 1)));
        }
        int size = to - from;
        boolean hasDigits = letters < size;
        if (!isAscii || letters == 0 || !digitsEnd || letters > LONG_WORD || (isHex && size >= LONG_HEX)) {
            append(ID);
        } else if (hasDigits) {
            // A word and its number, or a short random id.
            if (turns <= 1 + letters / 4) {
                readWord(from, from + letters);
            }
            append(ID);
        } else if (size >= LONG_MIXED && turns * 5 > size * 2 && !(isCamel && capitals * 3 <= size)) {
            append(ID);
        } else {
            readWord(from, to);
        }
    }

    private void readWord(int from, int to) {
        long word = 0;
        for (int i = from; i < to; i++) {
            word = (word ^ at(i)) * 0x100000001B3L;
        }
        if (!words.tellsApart(hash, word)) {
            append(VARIED);
            return;
        }
        for (int i = from; i < to; i++) {
            append((char) at(i));
        }
    }

    private void append(String placeholder) {
        for (int i = 0; i < placeholder.length(); i++) {
            append(placeholder.charAt(i));
        }
    }

    private void append(char c) {
        if (isFull) {
            return;
        }
        if (length == LONGEST - 1) {
            appendEllipsis();
            return;
        }
        put(c);
    }

    private void appendEllipsis() {
        put(ELLIPSIS);
        isFull = true;
    }

    private void put(char c) {
        pattern[length++] = c;
        hash = Hashing.combine(hash, c);
    }

    /** A character, or a byte: those that are not ASCII count alike, whichever they are. */
    private int at(int index) {
        byte[] raw = bytes;
        return raw == null ? text.charAt(index) : raw[index] & 0xFF;
    }

    /** Whether there are no control characters, and bytes are UTF-8, up to an end at which a character may be cut. */
    private boolean isText(int end, int keyLength) {
        int following = 0;
        for (int i = 0; i < end; i++) {
            int c = at(i);
            if (c < ' ' || c == 0x7F || isReplacement(i)) {
                return false;
            }
            if (bytes != null) {
                boolean continues = (c & 0xC0) == 0x80;
                if (continues != following > 0) {
                    return false;
                }
                following = continues ? following - 1 : following(c);
                if (following < 0) {
                    return false;
                }
            }
        }
        return following == 0 || end < keyLength;
    }

    /** What stands for bytes that were no text. */
    private boolean isReplacement(int at) {
        return bytes == null
                ? at(at) == REPLACEMENT
                : at(at) == 0xBD && at >= 2 && at(at - 1) == 0xBF && at(at - 2) == 0xEF;
    }

    /** How many bytes follow the first of a character; -1 if it is the first of none. */
    private static int following(int first) {
        if (first < 0x80) {
            return 0;
        }
        if (first < 0xE0) {
            return first < 0xC2 ? -1 : 1;
        }
        return first < 0xF0 ? 2 : first < 0xF5 ? 3 : -1;
    }

    private boolean isUuid(int from, int to) {
        if (to - from < UUID || (to - from > UUID && isOfToken(at(from + UUID)))) {
            return false;
        }
        for (int i = 0; i < UUID; i++) {
            int c = at(from + i);
            boolean isHyphen = i == 8 || i == 13 || i == 18 || i == 23;
            if (isHyphen ? c != '-' : !isHex(c)) {
                return false;
            }
        }
        return true;
    }

    /** What an e-mail address never goes beyond. */
    private static boolean isBorder(int c) {
        return c < ASCII && !isOfToken(c) && ".-_@+%~!$*'^`".indexOf(c) < 0;
    }

    private static boolean isOfToken(int c) {
        return isLetter(c) || isDigit(c) || c >= ASCII;
    }

    private static boolean isHex(int c) {
        return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }

    private static boolean isLetter(int c) {
        return isUpper(c) || (c >= 'a' && c <= 'z');
    }

    private static boolean isUpper(int c) {
        return c >= 'A' && c <= 'Z';
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
