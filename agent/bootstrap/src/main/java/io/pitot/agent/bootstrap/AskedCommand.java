package io.pitot.agent.bootstrap;

/**
 * One command of a cache as it is sent, read argument by argument. Nothing of the arguments is kept but their number, the pattern of the keys, a
 * salted hash and the size of values. Belongs to one thread, which uses it again for each of its commands.
 */
public final class AskedCommand {

    /** Of more keys the first ones say whether all are alike. */
    private static final int COMPARED = 16;

    private static final String AND_OTHERS = ",…";
    private static final int LONGEST_WORD = 7;
    private static final String[] LIFETIMES = {"EX", "PX", "EXAT", "PXAT", "KEEPTTL"};

    private final KeyPattern first = new KeyPattern(KeyWords.shared());
    private final KeyPattern other = new KeyPattern(KeyWords.shared());

    private CacheCommand command = CacheCommand.of("");
    private int arguments;
    private int index;
    private int counted;
    private int keys;
    private boolean differ;
    private boolean expires;
    private long hash;
    private long bytes;

    AskedCommand() {}

    /** Begins with a command that has so many arguments. */
    void begin(CacheCommand command, int arguments) {
        this.command = command;
        this.arguments = arguments;
        index = 0;
        counted = 0;
        keys = 0;
        differ = false;
        expires = command.isLasting();
        hash = 0;
        bytes = command.isStore() && command.firstValue >= 0 ? 0 : CacheValues.UNKNOWN;
    }

    /**
     * Its next argument.
     *
     * @param argument bytes or a text; of anything else, or null, nothing is known but its hash
     */
    public void argument(@Nullable Object argument) {
        int i = index++;
        if (isKey(i)) {
            key(argument);
            hash = Hashing.combine(hash, ArgumentHash.of(argument));
            return;
        }
        count(i, argument);
        if (isValue(i)) {
            bytes = CacheValues.sum(bytes, CacheValues.bytes(argument));
        } else if (i > 0 && !expires && command.mayLast()) {
            expires = isLifetime(argument);
        }
        if (command.isLookUp()) {
            hash = Hashing.combine(hash, ArgumentHash.of(argument));
        }
    }

    /** The same of an argument that the client has encoded already: whatever it is, it cannot be read any more. */
    public void encoded(int itsHash, int itsBytes) {
        int i = index++;
        boolean isKey = isKey(i);
        if (isKey) {
            key(null);
        } else if (isValue(i)) {
            bytes = CacheValues.sum(bytes, itsBytes);
        }
        if (isKey || command.isLookUp()) {
            hash = Hashing.combine(hash, ArgumentHash.of(itsHash));
        }
    }

    /** How many values it asks for, where each key or field has one. */
    int elements() {
        return command.keys == CacheCommand.Keys.FIRST ? arguments - 1 : keys;
    }

    CacheCommand command() {
        return command;
    }

    int keys() {
        return keys;
    }

    long hash() {
        return hash;
    }

    /** The bytes of the values that it stores, if it does and they are known. */
    long bytes() {
        return bytes;
    }

    boolean expires() {
        return expires;
    }

    /** Its id among the {@link Names#COMMANDS}. Allocates only if there is none yet. */
    int id() {
        long name = Hashing.combine(Hashing.combine(command.hash, keys == 0 ? 0 : first.hash()), differ ? 1 : 0);
        int id = Names.COMMANDS.find(name);
        return id >= 0 ? id : Names.COMMANDS.add(name, toString());
    }

    /** As it is told: {@code GET user:{n}:cart}. */
    @Override
    public String toString() {
        if (keys == 0) {
            return command.name;
        }
        String named = command.name.concat(" ").concat(first.toString());
        return differ ? named.concat(AND_OTHERS) : named;
    }

    private void key(@Nullable Object key) {
        keys++;
        if (keys > COMPARED || differ) {
            return;
        }
        KeyPattern pattern = keys == 1 ? first : other;
        if (key instanceof byte[] sent) {
            pattern.read(sent);
        } else if (key instanceof CharSequence text) {
            pattern.read(text);
        } else {
            pattern.readOpaque();
        }
        differ = keys > 1 && other.hash() != first.hash();
    }

    private boolean isKey(int i) {
        return switch (command.keys) {
            case NONE -> false;
            case FIRST -> i == 0;
            case SECOND -> i == 1;
            case FIRST_TWO -> i < 2;
            case ALL -> true;
            case ALL_BUT_LAST -> i < arguments - 1;
            case PAIRS -> (i & 1) == 0;
            case COUNTED -> i > 0 && i <= counted;
            case COUNTED_SECOND -> i > 1 && i - 2 < counted;
        };
    }

    private void count(int i, @Nullable Object argument) {
        if ((command.keys == CacheCommand.Keys.COUNTED && i == 0)
                || (command.keys == CacheCommand.Keys.COUNTED_SECOND && i == 1)) {
            counted = number(argument);
        }
    }

    private boolean isValue(int i) {
        int past = i - command.firstValue;
        return command.firstValue >= 0
                && (past == 0 || (past > 0 && command.nextValue > 0 && past % command.nextValue == 0));
    }

    private static boolean isLifetime(@Nullable Object argument) {
        int length = argument instanceof byte[] sent
                ? sent.length
                : argument instanceof CharSequence text ? text.length() : 0;
        if (length < 2 || length > LONGEST_WORD) {
            return false;
        }
        for (String word : LIFETIMES) {
            if (word.length() == length && isWord(argument, word)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWord(@Nullable Object argument, String word) {
        for (int i = 0; i < word.length(); i++) {
            // In capitals or not: letters differ in one bit.
            if ((letter(argument, i) & ~0x20) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static int letter(@Nullable Object argument, int i) {
        return argument instanceof byte[] sent ? sent[i] : argument instanceof CharSequence text ? text.charAt(i) : 0;
    }

    private static int number(@Nullable Object argument) {
        if (argument instanceof Number known) {
            return known.intValue();
        }
        int length = argument instanceof byte[] sent
                ? sent.length
                : argument instanceof CharSequence text ? text.length() : 0;
        int number = 0;
        for (int i = 0; i < length && i < 4; i++) {
            int digit = letter(argument, i) - '0';
            if (digit < 0 || digit > 9) {
                return 0;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
