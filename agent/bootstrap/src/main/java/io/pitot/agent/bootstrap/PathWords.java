package io.pitot.agent.bootstrap;

/**
 * Which parts of a path's segment are words that stay, and which are ids. What may be either is an id: an unknown word that is lost
 * costs a name some clarity, an id that is kept would be somebody's.
 */
final class PathWords {

    /** Of a segment that is all words. */
    private static final int LONGEST_SEGMENT = 64;

    private static final int LONGEST_WORD = 40;
    private static final int LONGEST_EXTENSION = 5;
    private static final int LONGEST_PREFIX = 20;
    private static final int LONGEST_VERSION = 3;

    /** From there on letters are looked at for how likely a word has them. */
    private static final int LEAST_RANDOM = 8;

    private static final int LEAST_UNVOICED = 12;
    private static final int MOST_CONSONANTS = 6;

    private static final int UUID = 36;
    private static final int LEAST_HEX = 6;
    private static final int LEAST_HEX_LETTERS = 16;

    /** Words with digits. */
    private static final String[] KNOWN = {
        "oauth2", "2fa", "s3", "b2b", "b2c", "i18n", "l10n", "k8s", "x509", "md5", "sha1", "sha256", "base64", "utf8",
        "ipv4", "ipv6", "web3", "mp3", "mp4", "m4a", "m4v", "m3u8", "7z", "bz2", "jp2", "woff2", "h264", "3d",
    };

    private static final int LONGEST_KNOWN = 6;

    private PathWords() {}

    /** Where the ending of a file's name begins with its dot, or {@code to} if there is none. */
    static int extension(String path, int from, int to) {
        int dot = to - 1;
        while (dot > from && path.charAt(dot) != '.') {
            dot--;
        }
        int length = to - dot - 1;
        if (dot <= from || length == 0 || length > LONGEST_EXTENSION || !isExtension(path, dot + 1, to)) {
            return to;
        }
        for (int i = from; i < dot; i++) {
            if (!isPartOfToken(path.charAt(i)) && !isSeparator(path.charAt(i))) {
                return to;
            }
        }
        return dot;
    }

    private static boolean isExtension(String path, int from, int to) {
        if (isKnown(path, from, to)) {
            return true;
        }
        for (int i = from; i < to; i++) {
            if (!isLetter(path.charAt(i)) || isUpper(path.charAt(i)) != isUpper(path.charAt(from))) {
                return false;
            }
        }
        return true;
    }

    /** Whether nothing of a segment can stay: not even what looks like a word, which may be a part of an id by chance. */
    static boolean isOpaque(String path, int from, int to) {
        if (to - from > LONGEST_SEGMENT) {
            return true;
        }
        boolean hasCapital = false;
        boolean hasSmall = false;
        boolean isInterleaved = false;
        int at = from;
        while (at < to) {
            char c = path.charAt(at);
            if (isPartOfToken(c)) {
                int end = endOfToken(path, at, to);
                if (isRandom(path, at, end)) {
                    return true;
                }
                isInterleaved |= isInterleaved(path, at, end);
                for (; at < end; at++) {
                    hasCapital |= isUpper(path.charAt(at));
                    hasSmall |= isLetter(path.charAt(at)) && !isUpper(path.charAt(at));
                }
            } else if (isBeforeValue(c)) {
                at = endOfValue(path, at, to);
            } else if (isSeparator(c) || c == ')') {
                at++;
            } else {
                return true;
            }
        }
        return isInterleaved && hasCapital && hasSmall;
    }

    /** Whether a letter of a token follows a digit. */
    private static boolean isInterleaved(String path, int from, int to) {
        for (int i = from + 1; i < to; i++) {
            if (isLetter(path.charAt(i)) && isDigit(path.charAt(i - 1))) {
                boolean isHex = to - from >= LEAST_HEX && isHex(path, from, to);
                return !isHex && !isUuid(path, from, to) && !isKnown(path, from, to);
            }
        }
        return false;
    }

    /** Where the separators end that begin there, which may be none. */
    static int endOfSeparators(String path, int from, int to) {
        int at = from;
        while (at < to && !isPartOfToken(path.charAt(at)) && !isBeforeValue(path.charAt(at))) {
            at++;
        }
        return at;
    }

    static boolean isPartOfToken(char c) {
        return isLetter(c) || isDigit(c);
    }

    /** Whether what follows is a value, whatever it looks like: of a matrix parameter or of a key. */
    static boolean isBeforeValue(char c) {
        return c == '=' || c == '(';
    }

    /** Where the value ends that follows such a character. */
    static int endOfValue(String path, int before, int to) {
        boolean isInBrackets = path.charAt(before) == '(';
        int at = before + 1;
        while (at < to) {
            char c = path.charAt(at);
            if (isInBrackets ? c == ')' : c == ';' || c == ',' || c == '&') {
                break;
            }
            at++;
        }
        return at;
    }

    /** Where the letters and digits end that begin there. A UUID is one token. */
    static int endOfToken(String path, int from, int to) {
        if (isUuid(path, from, to)) {
            return from + UUID;
        }
        int at = from;
        while (at < to && isPartOfToken(path.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Where what is left of a token ends, of which the rest is an id: at its beginning if all of it is. */
    static int endOfWord(String path, int from, int to) {
        int firstDigit = from;
        while (firstDigit < to && isLetter(path.charAt(firstDigit))) {
            firstDigit++;
        }
        if (firstDigit == to) {
            boolean isHex = to - from >= LEAST_HEX_LETTERS && isHex(path, from, to);
            return isHex || to - from > LONGEST_WORD ? from : to;
        }
        if (isVersion(path, from, to) || isKnown(path, from, to)) {
            return to;
        }
        boolean isHex = to - from >= LEAST_HEX && isHex(path, from, to);
        boolean isPrefixed = !isHex && firstDigit - from <= LONGEST_PREFIX && areDigits(path, firstDigit, to);
        return isPrefixed ? firstDigit : from;
    }

    /** Whether a token was drawn at random from small and capital letters, and mostly digits. */
    private static boolean isRandom(String path, int from, int to) {
        boolean hasDigits = false;
        boolean hasSmall = false;
        int changes = 0;
        int consonants = 0;
        int mostConsonants = 0;
        int vowels = 0;
        for (int i = from; i < to; i++) {
            char c = path.charAt(i);
            boolean isUpper = isUpper(c);
            hasDigits |= !isLetter(c);
            hasSmall |= isLetter(c) && !isUpper;
            if (i > from && isUpper != isUpper(path.charAt(i - 1))) {
                changes++;
            }
            vowels += isVowel(c) ? 1 : 0;
            consonants = isLetter(c) && !isVowel(c) ? consonants + 1 : 0;
            mostConsonants = Math.max(mostConsonants, consonants);
        }
        if (!hasSmall || isUuid(path, from, to)) {
            return false;
        }
        boolean isCapitalised = isUpper(path.charAt(from)) && changes == 1;
        if (hasDigits) {
            return changes > 0 && !isCapitalised && !isHex(path, from, to);
        }
        int length = to - from;
        // Names of methods, too, have a capital letter every few letters, but more vowels.
        boolean isMixed = changes > 0
                && ((length >= LEAST_UNVOICED && 4 * vowels <= length)
                        || (5 * changes >= 2 * length && 3 * vowels <= length));
        return length >= LEAST_RANDOM && (isMixed || mostConsonants > MOST_CONSONANTS);
    }

    private static boolean isVersion(String path, int from, int to) {
        return (path.charAt(from) | 0x20) == 'v' && to - from - 1 <= LONGEST_VERSION && areDigits(path, from + 1, to);
    }

    private static boolean isKnown(String path, int from, int to) {
        if (to - from > LONGEST_KNOWN) {
            return false;
        }
        for (String known : KNOWN) {
            if (known.length() == to - from && path.regionMatches(true, from, known, 0, known.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean areDigits(String path, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!isDigit(path.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHex(String path, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!isHex(path.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** 8-4-4-4-12, and nothing of a token behind it. */
    private static boolean isUuid(String path, int from, int to) {
        if (to - from < UUID || (to - from > UUID && isPartOfToken(path.charAt(from + UUID)))) {
            return false;
        }
        for (int i = 0; i < UUID; i++) {
            char c = path.charAt(from + i);
            boolean isHyphen = i == 8 || i == 13 || i == 18 || i == 23;
            if (isHyphen ? c != '-' : !isHex(c)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSeparator(char c) {
        return c == '-' || c == '_' || c == '.' || c == '~' || c == ':' || c == ',' || c == ';' || c == '+' || c == '!'
                || c == '*' || c == '$' || c == '&';
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || isUpper(c);
    }

    private static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isHex(char c) {
        return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }

    private static boolean isVowel(char c) {
        return switch (c | 0x20) {
            case 'a', 'e', 'i', 'o', 'u', 'y' -> true;
            default -> false;
        };
    }
}
