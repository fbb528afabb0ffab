package io.pitot.agent.bootstrap;

/**
 * The eight 64-bit words of an event's slot.
 *
 * <pre>
 *            63              48 47              32 31      16 15       8 7        0
 *           +------------------+------------------+----------+----------+----------+
 *  0 HEADER |            aux (int)                |   code   |  flags   |   kind   |
 *           +-------------------------------------+----------+----------+----------+
 *  1        |                     request id (0: in no request)                    |
 *  2        |                     start, System.nanoTime()                         |
 *  3        |                     duration, ns                                     |
 *           +-------------------------------------+--------------------------------+
 *  4        |          call site id               |          subject id            |
 *           +-------------------------------------+--------------------------------+
 *  5 COUNT  |                     by kind, below                                   |
 *  6 HASH   |                     by kind, below                                   |
 *  7 EXTRA  |                     by kind, below                                   |
 *           +----------------------------------------------------------------------+
 *
 *  kind         subject   code          aux         COUNT              HASH             EXTRA
 *  REQUEST      endpoint  status        error id    bytes out (-1: ?)  CPU ns (-1: ?)   allocated bytes (-1: ?)
 *  QUERY        query     error id      see below   rows, see flags    argument hash    fetch ns
 *  FETCH        query     -             -           rows, see flags    -                fetch ns
 *  POOL_WAIT    pool      error id      waiting     active &lt;&lt; 32 | size  -              -
 *  INFERENCE    model     error id      see flags   rows in the call   argument hash    tokens, see flags
 *  TRANSACTION  -         error id      -           statements         -                ns from begin to end
 *  CONNECTION   pool      -             -           ns told, see flags see flags        ns that it was held
 *  HTTP_CALL    route     error id      status      bytes in (0: ?)    hash of target   ns waited for a connection
 *  CACHE        command   error id      keys        keys found         hash of keys     bytes of values (0: ?)
 * </pre>
 *
 * The AUX of a QUERY tells its database from others (0: ?); of a batch it is the number of argument sets.
 *
 * What lasts while other events happen is published as it ends: START and DURATION of a TRANSACTION are those of the
 * commit or rollback, of a CONNECTION the moment and 0; EXTRA says how long before their end it began.
 *
 * A FETCH belongs to the QUERY of the same request, subject and start. Ids index the {@link Names}
 * tables; id 0 is what did not fit into a table.
 */
public final class EventLayout {

    /** Words in one slot: 64 bytes, a cache line. */
    public static final int WORDS = 8;

    /** The request id of what the application's main thread does outside of other units of work. It has no REQUEST event. */
    public static final long MAIN_THREAD = Long.MAX_VALUE;

    public static final int HEADER = 0;
    public static final int REQUEST_ID = 1;
    public static final int START = 2;
    public static final int DURATION = 3;
    public static final int SUBJECT_AND_SITE = 4;
    public static final int COUNT = 5;
    public static final int HASH = 6;
    public static final int EXTRA = 7;

    /** The call threw, or the request's status is the server's fault: of HTTP 500 or above. */
    public static final int FLAG_ERROR = 1;

    /** COUNT is the number of rows that the application read. */
    public static final int FLAG_ROWS_READ = 1 << 1;

    /** COUNT is the number of rows that the statement changed. */
    public static final int FLAG_ROWS_CHANGED = 1 << 2;

    /** HASH holds a hash of the arguments, of the target with its query, or of the keys; without it they are not known. */
    public static final int FLAG_ARGUMENTS = 1 << 3;

    /** The statement ran as a batch of {@code aux} argument sets; of a CACHE: several commands in one round trip. */
    public static final int FLAG_BATCH = 1 << 4;

    /** Of a QUERY: {@code OFFSET} skipped 1,000 rows or more. */
    public static final int FLAG_SKIPPED = 1 << 5;

    /** None of a pool's connections became free in time. */
    public static final int FLAG_TIMEOUT = 1 << 5;

    /** The model takes any number of rows in one call. */
    public static final int FLAG_BATCHABLE = 1 << 6;

    /** The result was still open when its request ended; a {@link EventKind#FETCH} may follow. */
    public static final int FLAG_UNCLOSED = 1 << 7;

    /**
     * Of a REQUEST: every event of the request before this one lies in the same chunk or was handed over in a
     * chunk, so that none is still to come where chunks are taken in their order.
     */
    public static final int FLAG_WHOLE = 1 << 1;

    /** Of a TRANSACTION: nothing was to stay of it. */
    public static final int FLAG_ROLLED_BACK = 1 << 1;

    /** Of a CONNECTION: it has not been given back, but its request ends. */
    public static final int FLAG_KEPT = 1 << 1;

    /**
     * Of a CONNECTION: it has been given back after its request had ended, of which an event told; COUNT is how long it was held then,
     * HASH the endpoint of that request.
     */
    public static final int FLAG_LATE = 1 << 2;

    /** Of a REQUEST: the headers of its response were looked at, and the next three say what they told. */
    public static final int FLAG_HEADERS = 1 << 3;

    /** Of a REQUEST: its response is text that is not compressed, though the client takes it compressed. */
    public static final int FLAG_UNCOMPRESSED = 1 << 4;

    /**
     * Of a REQUEST: a GET without a query string was answered with 200 and no header by which the client could keep the response
     * or ask to have it confirmed.
     */
    public static final int FLAG_UNVALIDATED = 1 << 5;

    /** Of a REQUEST: what it answers may be for one user. */
    public static final int FLAG_PERSONAL = 1 << 6;

    /** Of a HTTP_CALL: the client sent the request again by itself, after a failure. */
    public static final int FLAG_RETRY = 1 << 1;

    /** Of a CACHE: values were asked for, and COUNT says of how many keys there were any. */
    public static final int FLAG_LOOKUP = 1 << 1;

    /** Of a CACHE: values were stored. */
    public static final int FLAG_STORED = 1 << 2;

    /** Of a CACHE that stored values: they go by themselves after a time. */
    public static final int FLAG_EXPIRES = 1 << 5;

    /** Of a HTTP_CALL: a model's client makes it for a call of the model, which tells of it. */
    public static final int FLAG_OF_MODEL = 1 << 2;

    /** Of an INFERENCE: EXTRA holds what it took in {@link TokenCounts}. */
    public static final int FLAG_TOKENS = 1 << 1;

    /** Of an INFERENCE: its answer came in chunks, the first after AUX microseconds. Of all others AUX is {@link #callsAtOnce}. */
    public static final int FLAG_STREAMED = 1 << 2;

    /** Of an INFERENCE: its answer was to become no longer, and was not at its end. */
    public static final int FLAG_CUT_OFF = 1 << 4;

    /** Of an INFERENCE: it is the model's first since it was loaded. */
    public static final int FLAG_FIRST = 1 << 5;

    /** Of an INFERENCE: it is none, but the model was loaded. */
    public static final int FLAG_LOAD = 1 << 7;

    /** In the AUX of an INFERENCE: the library computes each call on all processors. */
    private static final int ALL_PROCESSORS = 1 << 31;

    /** Of a REQUEST: other threads worked for it, and may not have handed over what they wrote. */
    public static final int FLAG_SPREAD = 1 << 2;

    public static long header(int kind, int flags, int code, int aux) {
        return ((long) aux << 32) | ((code & 0xFFFFL) << 16) | ((flags & 0xFFL) << 8) | kind;
    }

    public static int kind(long header) {
        return (int) header & 0xFF;
    }

    public static int flags(long header) {
        return (int) (header >>> 8) & 0xFF;
    }

    public static int code(long header) {
        return (int) (header >>> 16) & 0xFFFF;
    }

    public static int aux(long header) {
        return (int) (header >>> 32);
    }

    public static long subjectAndSite(int subject, int site) {
        return ((long) site << 32) | (subject & 0xFFFF_FFFFL);
    }

    public static int subject(long subjectAndSite) {
        return (int) subjectAndSite;
    }

    public static int site(long subjectAndSite) {
        return (int) (subjectAndSite >>> 32);
    }

    /**
     * The AUX of an INFERENCE.
     *
     * @param atOnce calls of the model that were under way when it began, itself among them; 0 where unknown
     * @param allProcessors whether the library computes each call on all processors
     */
    static int callsAtOnce(int atOnce, boolean allProcessors) {
        return (atOnce & ~ALL_PROCESSORS) | (allProcessors ? ALL_PROCESSORS : 0);
    }

    public static int callsAtOnce(long header) {
        return aux(header) & ~ALL_PROCESSORS;
    }

    public static boolean isOnAllProcessors(long header) {
        return (aux(header) & ALL_PROCESSORS) != 0;
    }

    private EventLayout() {}
}
