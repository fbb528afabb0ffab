package io.pitot.agent.bootstrap;

/**
 * What is known of a cache's command by its name: which of its arguments are keys and values, and what its reply says. Immutable; there is one
 * object for each name. Of commands that are not known only the name is told.
 */
public final class CacheCommand {

    /** Where the keys are. */
    enum Keys {
        NONE,
        FIRST,
        SECOND,
        FIRST_TWO,
        ALL,
        ALL_BUT_LAST,
        /** Every other argument; between them values. */
        PAIRS,
        /** Behind their number, which is the first argument. */
        COUNTED,
        /** Behind their number, which is the second argument. */
        COUNTED_SECOND
    }

    /** What a reply says of the keys that were asked for. */
    enum Reply {
        /** Nothing. */
        STATUS,
        /** It is the value, or null. */
        VALUE,
        /** It has the value, or null, of each key or field. */
        ELEMENTS,
        /** It is the value, which is empty if there is none. */
        COLLECTION
    }

    /** What else is to be known of commands: bits. */
    private static final int LOOKS_UP = 1;

    private static final int STORES = 1 << 1;

    /** What it stores goes by itself in any case; of others that store, their arguments say so. */
    private static final int LASTS = 1 << 2;

    /** It gives another command's value a lifetime. */
    private static final int GIVES_LIFETIME = 1 << 3;

    private static final int APART = 1 << 4;
    private static final int BEGINS_TRANSACTION = 1 << 5;
    private static final int ENDS_TRANSACTION = 1 << 6;
    private static final int DISCARDS_TRANSACTION = 1 << 7;

    /** Its values are not known by their places. */
    private static final int NO_VALUE = -1;

    private static final int LIMIT = 600;
    private static final int LONGEST_NAME = 32;

    /** Lower-case letters in capitals: names are compared so. */
    private static final int CAPITAL = ~0x20;

    private static final NameTable<CacheCommand> KNOWN = new NameTable<>(LIMIT);

    /** What has no name that could be kept. */
    private static final CacheCommand OTHER = new CacheCommand("OTHER", Keys.NONE, Reply.STATUS, 0, NO_VALUE, 0);

    static {
        lookUps(Keys.FIRST, Reply.VALUE, "GET GETRANGE SUBSTR GETEX GETDEL HGET LINDEX DUMP ZSCORE JSON.GET");
        lookUps(Keys.FIRST, Reply.ELEMENTS, "HMGET HGETEX HGETDEL ZMSCORE");
        lookUps(Keys.ALL, Reply.ELEMENTS, "MGET");
        lookUps(Keys.ALL_BUT_LAST, Reply.ELEMENTS, "JSON.MGET");
        lookUps(
                Keys.FIRST,
                Reply.COLLECTION,
                "HGETALL HKEYS HVALS SMEMBERS LRANGE ZRANGE ZREVRANGE ZRANGEBYSCORE ZREVRANGEBYSCORE XRANGE XREVRANGE");
        add("GETSET", Keys.FIRST, Reply.VALUE, LOOKS_UP | STORES, 1, 0);
        stores(Keys.FIRST, 0, 1, 0, "SET SETNX APPEND");
        stores(Keys.FIRST, 0, 2, 0, "SETRANGE HSETNX JSON.SET");
        stores(Keys.FIRST, 0, 2, 2, "HSET HMSET");
        stores(Keys.PAIRS, 0, 1, 2, "MSET MSETNX");
        stores(Keys.FIRST, 0, NO_VALUE, 0, "HSETEX");
        stores(Keys.FIRST, LASTS, 2, 0, "SETEX PSETEX");
        others(Keys.FIRST, GIVES_LIFETIME, "EXPIRE PEXPIRE EXPIREAT PEXPIREAT");
        others(
                Keys.FIRST,
                0,
                "BITCOUNT BITFIELD BITFIELD_RO BITPOS DECR DECRBY GEOADD GEODIST GEOHASH GEOPOS GEORADIUS GEOSEARCH"
                        + " GETBIT HDEL HEXISTS HINCRBY HINCRBYFLOAT HLEN HRANDFIELD HSCAN HSTRLEN HEXPIRE HPEXPIRE HTTL HPTTL"
                        + " HPERSIST INCR INCRBY INCRBYFLOAT LINSERT LLEN LPOP LPOS LPUSH LPUSHX LREM LSET LTRIM PERSIST"
                        + " EXPIRETIME PEXPIRETIME PFADD PTTL RESTORE RPOP RPUSH RPUSHX SADD SCARD SETBIT SISMEMBER SMISMEMBER"
                        + " SORT SORT_RO SPOP SRANDMEMBER SREM SSCAN STRLEN TTL TYPE XACK XADD XAUTOCLAIM XCLAIM XDEL XLEN"
                        + " XPENDING XTRIM ZADD ZCARD ZCOUNT ZINCRBY ZLEXCOUNT ZPOPMAX ZPOPMIN ZRANDMEMBER ZRANGEBYLEX"
                        + " ZRANK ZREM ZREMRANGEBYLEX ZREMRANGEBYRANK ZREMRANGEBYSCORE ZREVRANGEBYLEX ZREVRANK ZSCAN");
        others(
                Keys.ALL,
                0,
                "DEL UNLINK EXISTS TOUCH WATCH SUNION SINTER SDIFF SUNIONSTORE SINTERSTORE SDIFFSTORE PFCOUNT PFMERGE");
        others(Keys.FIRST_TWO, 0, "RENAME RENAMENX COPY SMOVE LMOVE RPOPLPUSH LCS ZRANGESTORE GEOSEARCHSTORE");
        others(Keys.SECOND, 0, "OBJECT MEMORY XINFO XGROUP BITOP");
        others(Keys.COUNTED, 0, "ZUNION ZINTER ZDIFF ZINTERCARD SINTERCARD LMPOP ZMPOP");
        others(
                Keys.COUNTED_SECOND,
                0,
                "EVAL EVAL_RO EVALSHA EVALSHA_RO FCALL FCALL_RO ZUNIONSTORE ZINTERSTORE ZDIFFSTORE");
        // What holds a connection, looks after it or the server, or waits until something happens: nobody's time is
        // lost in it.
        others(
                Keys.NONE,
                APART,
                "AUTH HELLO CLIENT PING ECHO SELECT QUIT RESET COMMAND INFO CLUSTER SENTINEL READONLY READWRITE ASKING"
                        + " ROLE CONFIG ACL LATENCY SLOWLOG MODULE SWAPDB SYNC PSYNC REPLCONF REPLICAOF SLAVEOF FAILOVER SHUTDOWN"
                        + " DEBUG MONITOR LASTSAVE BGSAVE BGREWRITEAOF SUBSCRIBE PSUBSCRIBE SSUBSCRIBE UNSUBSCRIBE PUNSUBSCRIBE"
                        + " SUNSUBSCRIBE WAIT WAITAOF BLPOP BRPOP BLMOVE BLMPOP BRPOPLPUSH BZPOPMIN BZPOPMAX BZMPOP XREAD XREADGROUP");
        others(Keys.NONE, APART | BEGINS_TRANSACTION, "MULTI");
        others(Keys.NONE, APART | ENDS_TRANSACTION, "EXEC");
        others(Keys.NONE, APART | ENDS_TRANSACTION | DISCARDS_TRANSACTION, "DISCARD");
    }

    final String name;

    /** What the hashes of all names with it begin with. */
    final long hash;

    final Keys keys;
    final Reply reply;

    /** Which argument is the first value that is stored, or -1; and after how many the next one comes, 0 if there is one only. */
    final int firstValue;

    final int nextValue;

    private final int traits;

    private CacheCommand(String name, Keys keys, Reply reply, int traits, int firstValue, int nextValue) {
        this.name = name;
        this.keys = keys;
        this.reply = reply;
        this.traits = traits;
        this.firstValue = firstValue;
        this.nextValue = nextValue;
        hash = Hashing.text(0, name);
    }

    /** The command of this name, in capitals or not. */
    public static CacheCommand of(CharSequence name) {
        long hash = 0;
        int length = name.length();
        for (int i = 0; i < length; i++) {
            hash = next(hash, name.charAt(i));
        }
        CacheCommand known = known(Hashing.combine(hash, length));
        return known == null ? add(name.toString()) : known;
    }

    /** The command of this name as it is sent. */
    public static CacheCommand of(byte[] name) {
        long hash = 0;
        for (byte letter : name) {
            hash = next(hash, letter);
        }
        CacheCommand known = known(Hashing.combine(hash, name.length));
        return known == null ? add(ascii(name)) : known;
    }

    /**
     * Whether it is no event of its own: handshakes, what clients ask their server by themselves, what waits for something to happen, and
     * the frame of a transaction.
     */
    public boolean isApart() {
        return has(APART);
    }

    /** Whether what follows runs when a transaction ends. */
    public boolean beginsTransaction() {
        return has(BEGINS_TRANSACTION);
    }

    /** Whether all since {@link #beginsTransaction} runs now, or never will. */
    public boolean endsTransaction() {
        return has(ENDS_TRANSACTION);
    }

    boolean discardsTransaction() {
        return has(DISCARDS_TRANSACTION);
    }

    boolean isLookUp() {
        return has(LOOKS_UP);
    }

    boolean isStore() {
        return has(STORES);
    }

    boolean isLasting() {
        return has(LASTS);
    }

    boolean givesLifetime() {
        return has(GIVES_LIFETIME);
    }

    /** Whether its arguments may give what it stores, or looks up, a lifetime. */
    boolean mayLast() {
        return has(STORES) || name.endsWith("EX");
    }

    private boolean has(int trait) {
        return (traits & trait) != 0;
    }

    private static long next(long hash, int letter) {
        return (hash ^ capital(letter)) * 0x100000001B3L;
    }

    private static int capital(int letter) {
        return letter >= 'a' && letter <= 'z' ? letter & CAPITAL : letter;
    }

    private static @Nullable CacheCommand known(long hash) {
        int id = KNOWN.find(hash);
        return id < 0 ? null : id == NameTable.OTHER ? OTHER : KNOWN.name(id);
    }

    private static String ascii(byte[] name) {
        StringBuilder text = new StringBuilder(LONGEST_NAME);
        for (int i = 0; i < name.length && i <= LONGEST_NAME; i++) {
            text.append((char) (name[i] & 0xFF));
        }
        return text.toString();
    }

    private static CacheCommand add(String sent) {
        StringBuilder name = new StringBuilder(sent.length());
        for (int i = 0; i < sent.length(); i++) {
            int letter = capital(sent.charAt(i));
            boolean isOfName =
                    (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9') || ".-_".indexOf(letter) >= 0;
            if (!isOfName || i == LONGEST_NAME) {
                return OTHER;
            }
            name.append((char) letter);
        }
        String capitals = name.toString();
        // Modules have a prefix each, and their commands a key first; but for searches, which have an index.
        boolean isOfModule = capitals.indexOf('.') > 0 && !capitals.startsWith("FT.");
        return add(capitals, isOfModule ? Keys.FIRST : Keys.NONE, Reply.STATUS, 0, NO_VALUE, 0);
    }

    private static CacheCommand add(String name, Keys keys, Reply reply, int traits, int firstValue, int nextValue) {
        CacheCommand command = new CacheCommand(name, keys, reply, traits, firstValue, nextValue);
        CacheCommand present = KNOWN.name(KNOWN.add(command.hash, command));
        return present == null ? command : present;
    }

    private static void lookUps(Keys keys, Reply reply, String names) {
        for (String name : names.split(" ", -1)) {
            add(name, keys, reply, LOOKS_UP, NO_VALUE, 0);
        }
    }

    private static void stores(Keys keys, int traits, int firstValue, int nextValue, String names) {
        for (String name : names.split(" ", -1)) {
            add(name, keys, Reply.STATUS, STORES | traits, firstValue, nextValue);
        }
    }

    private static void others(Keys keys, int traits, String names) {
        for (String name : names.split(" ", -1)) {
            add(name, keys, Reply.STATUS, traits, NO_VALUE, 0);
        }
    }
}
