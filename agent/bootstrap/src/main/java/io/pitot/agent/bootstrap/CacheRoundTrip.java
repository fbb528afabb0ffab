package io.pitot.agent.bootstrap;

import java.util.Collection;
import java.util.Map;

/** What is sent to a cache and answered before the application goes on: one command, or a batch. Used again. One thread at a time. */
final class CacheRoundTrip {

    private static final int UNSEEN = -1;

    /** The number of elements in a reply that has as many as were asked for. */
    private static final int AS_ASKED = -1;

    private int commands;

    /** Whether it is one however few commands it has: the application made a pipeline, or a transaction. */
    private boolean isBatch;

    /** Of the first command. */
    private int first;

    private CacheCommand.Reply reply = CacheCommand.Reply.STATUS;

    /** Of batches; made with the first. */
    private @Nullable FrequentCommand frequent;

    private int keys;
    private int elements;
    private int found;
    private long hash;
    private int lookUps;
    private long bytesFound;
    private int stores;
    private long bytesStored;
    private int lasting;

    /** Commands that give what others have stored a lifetime. */
    private int lifetimes;

    private boolean hasFailed;
    private int error;

    boolean isEmpty() {
        return commands == 0;
    }

    void clear() {
        commands = 0;
        isBatch = false;
        frequent = null;
        keys = 0;
        elements = 0;
        found = 0;
        hash = 0;
        lookUps = 0;
        bytesFound = 0;
        stores = 0;
        bytesStored = 0;
        lasting = 0;
        lifetimes = 0;
        hasFailed = false;
        error = 0;
    }

    void makeBatch() {
        isBatch = true;
    }

    void add(AskedCommand asked) {
        CacheCommand command = asked.command();
        int id = asked.id();
        if (commands++ == 0) {
            first = id;
            reply = command.reply;
            elements = reply == CacheCommand.Reply.ELEMENTS ? asked.elements() : 0;
        } else {
            count(id);
        }
        keys += asked.keys();
        hash = Hashing.combine(hash, asked.hash());
        // Of a batch it is known what was found if each command asks for one value.
        if (command.isLookUp() && (commands == 1 || command.reply != CacheCommand.Reply.ELEMENTS)) {
            lookUps++;
        }
        if (command.isStore()) {
            stores++;
            bytesStored = CacheValues.sum(bytesStored, asked.bytes());
        }
        lasting += asked.expires() ? 1 : 0;
        lifetimes += command.givesLifetime() ? 1 : 0;
    }

    private void count(int id) {
        FrequentCommand counted = frequent;
        if (counted == null) {
            counted = new FrequentCommand();
            counted.add(first);
            frequent = counted;
        }
        counted.add(id);
    }

    /** One of its commands has been answered. */
    void answered(@Nullable Object value) {
        if (value instanceof Throwable thrown) {
            failed(thrown.getClass().getName());
        } else if (looksIntoAnswers()) {
            boolean several = asksForElements();
            answered(bytesIn(value, several), elementsIn(value, several), foundIn(value, several));
        }
    }

    /** The same of an answer that somebody else has looked into. */
    void answered(long bytes, int elementsIn, int foundIn) {
        bytesFound = CacheValues.sum(bytesFound, bytes);
        elements = elementsIn == AS_ASKED ? elements : elementsIn;
        found += foundIn;
    }

    /** Whether what is in an answer tells anything. */
    boolean looksIntoAnswers() {
        return lookUps == commands;
    }

    /** Whether an answer has a value, or null, for each of several keys. */
    boolean asksForElements() {
        return reply == CacheCommand.Reply.ELEMENTS;
    }

    static long bytesIn(@Nullable Object answer, boolean several) {
        return CacheValues.bytes(values(answer, several));
    }

    static int elementsIn(@Nullable Object answer, boolean several) {
        return several && answer instanceof Collection<?> each ? each.size() : AS_ASKED;
    }

    static int foundIn(@Nullable Object answer, boolean several) {
        if (several && values(answer, true) instanceof Collection<?> each) {
            return CacheValues.found(each);
        }
        return CacheValues.isAny(answer) ? 1 : 0;
    }

    /** A map of those keys that there are stands for the values, without the others. */
    private static @Nullable Object values(@Nullable Object answer, boolean several) {
        return several && answer instanceof Map<?, ?> map ? map.values() : answer;
    }

    /** One of its commands has been answered, and nobody knows what: it looks up nothing that could be told. */
    void answeredUnseen() {
        lookUps = UNSEEN;
    }

    /** It, or one of its commands, has failed: the first exception counts. */
    void failed(String exception) {
        if (!hasFailed) {
            hasFailed = true;
            error = Names.named(Names.ERRORS, exception);
        }
    }

    /** What names it: the id of the command, or of the batch, among the {@link Names#COMMANDS}. */
    int id() {
        if (isSingle()) {
            return first;
        }
        FrequentCommand counted = frequent;
        if (counted == null) {
            counted = new FrequentCommand();
            counted.add(first);
            frequent = counted;
        }
        return counted.id();
    }

    /** Tells of it, for the request of the thread that sent it and now has its answer. */
    void record(ThreadState thread, long start, long end) {
        int id = id();
        int site = thread.site(EventKind.CACHE, id);
        thread.record(
                header(),
                thread.requestId,
                start,
                end - start,
                EventLayout.subjectAndSite(id, site),
                isLookUp() ? found : 0,
                hash,
                bytes());
    }

    /**
     * Tells of it on a thread that has nothing to do with it but the answer.
     *
     * @param request the one in which it was sent, or null
     * @param outside the id of what was done outside of requests there
     * @param site where it was sent
     */
    void record(@Nullable RequestIdentity request, long outside, long start, long end, int id, int site) {
        ThreadState.current()
                .recordApart(
                        request,
                        outside,
                        header(),
                        start,
                        end - start,
                        EventLayout.subjectAndSite(id, site),
                        isLookUp() ? found : 0,
                        hash,
                        bytes());
    }

    private boolean isSingle() {
        return commands == 1 && !isBatch;
    }

    private boolean isLookUp() {
        return lookUps == commands && !hasFailed && (isSingle() || reply != CacheCommand.Reply.ELEMENTS);
    }

    private long bytes() {
        boolean isLookUp = isLookUp();
        return isLookUp || stores > 0 ? CacheValues.sum(isLookUp ? bytesFound : 0, bytesStored) : CacheValues.UNKNOWN;
    }

    private long header() {
        int flags = hasFailed ? EventLayout.FLAG_ERROR : 0;
        flags |= isLookUp() ? EventLayout.FLAG_LOOKUP : 0;
        flags |= stores > 0 ? EventLayout.FLAG_STORED : 0;
        flags |= lasting + (stores > 0 ? lifetimes : 0) >= Math.max(stores, 1) ? EventLayout.FLAG_EXPIRES : 0;
        flags |= isSingle() ? 0 : EventLayout.FLAG_BATCH;
        flags |= keys > 0 ? EventLayout.FLAG_ARGUMENTS : 0;
        int asked = isLookUp() ? Math.max(elements, keys) : keys;
        return EventLayout.header(EventKind.CACHE, flags, error, isSingle() ? asked : commands);
    }
}
