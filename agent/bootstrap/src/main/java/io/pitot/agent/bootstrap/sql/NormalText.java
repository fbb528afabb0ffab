package io.pitot.agent.bootstrap.sql;

import io.pitot.agent.bootstrap.Nullable;

/**
 * Receives the characters of a normalised statement, hashes all of them and, on demand, keeps the first
 * ones as text. Not thread-safe; allocates nothing unless it keeps the text.
 */
final class NormalText {

    /** A longer text is cut here and marked. */
    static final int MAX_KEPT = 4_096;

    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    /** Characters wait here and are hashed together, which takes half the time of hashing one by one. */
    static final int CHUNK = 256;

    private final char[] chunk;
    private final @Nullable StringBuilder kept;

    private boolean cut;
    private int filled;
    private int hashed;
    private long hash;
    private int wordStart;
    private long wordKey;
    private boolean lettersOnly;

    /**
     * @param chunk of {@link #CHUNK} characters, where they wait
     * @param kept where to keep the text, or null
     */
    NormalText(char[] chunk, @Nullable StringBuilder kept) {
        this.chunk = chunk;
        this.kept = kept;
    }

    void start() {
        filled = 0;
        hashed = 0;
        hash = 0;
        if (kept != null) {
            kept.setLength(0);
            cut = false;
        }
    }

    /** Ends the text and returns its hash, as {@link SqlScanner} defines it. */
    long finish() {
        int length = hashed + filled;
        drain();
        long rest = 0;
        for (int i = 0; i < filled; i++) {
            rest = rest << 16 | chunk[i];
        }
        keep(filled);
        long h = (hash ^ rest) * MULTIPLIER + length;
        h = (h ^ (h >>> 30)) * 0xBF58476D1CE4E5B9L;
        h = (h ^ (h >>> 27)) * 0x94D049BB133111EBL;
        h ^= h >>> 31;
        return h == 0 ? 1 : h;
    }

    void put(char c) {
        if (filled == CHUNK) {
            drain();
        }
        chunk[filled++] = c;
    }

    /** A stretch of the source as it is. */
    void put(String sql, int from, int to) {
        for (int i = from; i < to; i++) {
            put(sql.charAt(i));
        }
    }

    /** A stretch of the source in lower case. */
    void putLower(String sql, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = sql.charAt(i);
            put(c >= 'A' && c <= 'Z' ? (char) (c | ' ') : c);
        }
    }

    /** Puts an unquoted word in lower case, unless it is only to be looked at, and returns where it ends. */
    int putWord(String sql, int from, boolean writing) {
        if (filled > CHUNK - Keywords.MAX_LENGTH) {
            drain();
        }
        char[] out = chunk;
        int n = filled;
        int i = from;
        int end = sql.length();
        long key = 0;
        int every = '_';
        int any = 0;
        wordStart = n;
        while (i < end) {
            char c = Characters.lower(sql.charAt(i));
            if (c == 0) {
                c = oddWordPart(sql, i);
                if (c == 0) {
                    break;
                }
            }
            if (n == CHUNK) {
                n = wordStart;
                if (writing) {
                    filled = CHUNK;
                    drain();
                    n = filled;
                }
            }
            out[n++] = c;
            key = Keywords.key(key, c);
            every &= c;
            any |= c;
            i++;
        }
        filled = writing ? n : wordStart;
        wordKey = key;
        // Letters and the underscore have bit 6, digits, $ and # do not.
        lettersOnly = (every & 0x40) != 0 && any < 128 && i - from <= Keywords.MAX_LENGTH;
        return i;
    }

    /** What kind of keyword {@link #putWord} has put last. */
    int keyword() {
        return lettersOnly ? Keywords.kind(wordKey) : Keywords.NONE;
    }

    /** Turns the word put last, which must be a keyword, into capitals. */
    void capitals() {
        for (int i = wordStart; i < filled; i++) {
            chunk[i] = (char) (chunk[i] & ~' ');
        }
    }

    /** Where a word ends that starts at {@code from}. */
    static int wordEnd(String sql, int from) {
        int i = from;
        while (i < sql.length() && (Characters.isWord(sql.charAt(i)) || oddWordPart(sql, i) != 0)) {
            i++;
        }
        return i;
    }

    /**
     * The dollar or number sign at an index if it is part of the word before it, else 0: PostgreSQL's and
     * Oracle's {@code v$session}, Oracle's {@code serial#}, but neither {@code $$…$$} nor {@code a#>'{b}'}.
     */
    private static char oddWordPart(String sql, int index) {
        char c = sql.charAt(index);
        if (c == '$') {
            return Characters.at(sql, index + 1) == '$' ? 0 : c;
        }
        if (c == '#') {
            char next = Characters.at(sql, index + 1);
            boolean other = next == '>' || next == '-' || next == '\'' || next == '"' || Characters.isDigit(next);
            return other ? 0 : c;
        }
        return 0;
    }

    /** Hashes the characters that fill up groups of four and moves the others to the front. */
    private void drain() {
        int groups = filled & ~3;
        char[] in = chunk;
        long h = hash;
        for (int i = 0; i < groups; i += 4) {
            long four = (long) in[i] << 48 | (long) in[i + 1] << 32 | (long) in[i + 2] << 16 | in[i + 3];
            h = (h ^ four) * MULTIPLIER;
            h ^= h >>> 32;
        }
        hash = h;
        keep(groups);
        hashed += groups;
        for (int i = groups; i < filled; i++) {
            in[i - groups] = in[i];
        }
        filled -= groups;
    }

    private void keep(int count) {
        if (kept == null || cut) {
            return;
        }
        int room = MAX_KEPT - kept.length();
        kept.append(chunk, 0, Math.min(count, room));
        if (count > room) {
            cut = true;
            if (Character.isHighSurrogate(kept.charAt(MAX_KEPT - 1))) {
                kept.setLength(MAX_KEPT - 1);
            }
            kept.append('…');
        }
    }
}
