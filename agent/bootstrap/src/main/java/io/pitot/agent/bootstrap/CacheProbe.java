package io.pitot.agent.bootstrap;

/**
 * What woven clients of caches in other processes call. A command is read where it is sent ({@link #asked}); then either the connection's {@link
 * CacheConversation} tells when it has been answered, or a {@link CacheCall} that the command is handed with. Whatever lies above the client,
 * a framework's template or abstraction, comes through it once. Cheap, and never blocks.
 */
public final class CacheProbe {

    private CacheProbe() {}

    /** Begins to read a command, whose arguments are to follow: {@link AskedCommand#argument}. */
    public static AskedCommand asked(CacheCommand command, int arguments) {
        AskedCommand asked = ThreadState.current().asked();
        asked.begin(command, arguments);
        return asked;
    }

    /** A command that is read has been sent. */
    public static void sent(Object connection, AskedCommand asked, long start) {
        CacheConversation conversation = conversation(connection);
        if (conversation != null) {
            conversation.sent(asked, start);
        }
    }

    /** A command that is not read has been sent: one that is {@linkplain CacheCommand#isApart apart}, or of a transaction. */
    public static void sent(Object connection, CacheCommand command) {
        CacheConversation conversation = conversation(connection);
        if (conversation != null) {
            conversation.sent(command);
        }
    }

    /** The application lets go a pipeline or a transaction, and waits for all of its answers. */
    public static void flushed(Object connection) {
        CacheConversation conversation = conversation(connection);
        if (conversation != null) {
            conversation.flushed();
        }
    }

    /**
     * The next answer on a connection was read.
     *
     * @param reply bytes, a text, a number, a collection of them, the exception that it stands for, or null
     */
    public static void answered(Object connection, @Nullable Object reply) {
        CacheConversation conversation = conversation(connection);
        if (conversation != null) {
            conversation.answered(ThreadState.current(), reply);
        }
    }

    /** The connection was lost: what it was to answer has failed. */
    public static void lost(Object connection, Throwable thrown) {
        CacheConversation conversation = conversation(connection);
        if (conversation != null) {
            conversation.lost(ThreadState.current(), thrown);
        }
    }

    /** The connection is closed, or has sent its last command to another server: nobody waits for its answers. */
    public static void forgotten(Object connection) {
        if (connection instanceof ObservedCache observed
                && observed.pitot$cache() instanceof CacheConversation conversation) {
            conversation.clear();
        }
    }

    /** A command that is read is about to be {@link #flushed(CacheCall)}; its end is told by {@link #answered(CacheCall, Object)} or {@link #failed}. */
    public static CacheCall prepared(AskedCommand asked) {
        CacheCall call = new CacheCall();
        call.add(asked);
        return call;
    }

    /** A batch, which commands are added to before it is {@link #flushed(CacheCall)}. */
    public static CacheCall batch() {
        CacheCall batch = new CacheCall();
        batch.makeBatch();
        return batch;
    }

    /** A batch that runs as one transaction. */
    public static CacheCall transaction() {
        CacheCall transaction = batch();
        transaction.makeTransaction();
        return transaction;
    }

    /** Whether it is a {@link #transaction}. */
    public static boolean isTransaction(CacheCall call) {
        return call.isTransaction();
    }

    /** A command that is read is part of a batch. */
    public static void added(CacheCall batch, AskedCommand asked) {
        batch.add(asked);
    }

    /** The call is under way, from this thread. The first time counts. */
    public static void flushed(CacheCall batch) {
        batch.send(ThreadState.current(), System.nanoTime());
    }

    /** One command of a call was answered. Any thread. */
    public static void answered(CacheCall call, @Nullable Object reply) {
        call.answered(reply);
    }

    /** The same where nobody has seen the answer: whether anything was found is not known. */
    public static void answeredUnseen(CacheCall call) {
        call.answeredUnseen();
    }

    /** One command of a call has failed. Any thread. */
    public static void failed(CacheCall call, String exception) {
        call.failed(exception);
    }

    private static @Nullable CacheConversation conversation(Object connection) {
        if (!(connection instanceof ObservedCache observed)) {
            return null;
        }
        if (observed.pitot$cache() instanceof CacheConversation known) {
            return known;
        }
        CacheConversation made = new CacheConversation();
        observed.pitot$cache(made);
        return made;
    }
}
