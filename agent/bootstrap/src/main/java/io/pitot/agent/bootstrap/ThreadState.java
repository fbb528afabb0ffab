package io.pitot.agent.bootstrap;

import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.function.ObjLongConsumer;

/**
 * What a thread is doing, as far as the probes are concerned. One thread-local read at the start of an
 * observed call gives it; the woven code hands it to the end of the call. Only its own thread uses it.
 */
public final class ThreadState {

    /** Families of calls that nest in themselves; only the outermost counts. Bits of {@link #inside}. */
    public static final int JDBC = 1;

    public static final int POOL = 1 << 1;
    public static final int INFERENCE = 1 << 2;
    static final int TAKING = 1 << 3;

    /** A call of {@link #JDBC} that reads a large object. */
    public static final int LOB = 1 << 4;

    static final int HTTP = 1 << 5;

    /** What sends a call of a model that another thread made. */
    static final int MODEL_CLIENT = 1 << 6;

    /** Requests whose consumption is looked at in any case: at first, and then in each second. */
    private static final int FIRST_METERED = 100;

    private static final int METERED_PER_SECOND = 20;
    private static final long SECOND = 1_000_000_000;

    private static final long LONGEST_OUTLIVING = 60 * SECOND;

    /** After which calls of the main thread count as repeats no more. */
    private static final long LONGEST_MAIN_PART = 10 * SECOND;

    private static final int GROWTH = 8;
    private static final int MAX_RECYCLED = 64;
    private static final int MAX_FOREIGN = 64;

    private static final ThreadLocal<@Nullable ThreadState> CURRENT = new ThreadLocal<>();

    /** Weak: what statements of a pool refer to must not keep a thread's context class loader. */
    private final WeakReference<Thread> owner = new WeakReference<>(Thread.currentThread());

    /** The request id of events outside of units of work. */
    private final long outside = isMainThread() ? EventLayout.MAIN_THREAD : 0;

    private long mainPartBegan;

    private final EventWriter events = EventIntake.shared().writer();
    private int untilFetchIsDue;
    private int meteredInAnyCase = FIRST_METERED;
    private long meteredSecond;

    /**
     * Bit set of the families inside whose outermost call this thread is. Public for advice alone, which takes its bit out by itself before it
     * tells a probe of the end: what has room on the stack at the beginning of a call may have none at its end, and what reads the end for
     * the probe may fail, but a field can always be written.
     */
    public int inside;

    long jdbcStart;
    long poolStart;
    int poolWaiting;
    int poolActive;
    int poolSize;
    long inferenceStart;

    /** What the model is given; of {@link InputHash}. */
    long inferenceInput;

    /** What the application asks with, until its model's input is made of it; of {@link InputHash}. */
    long inferenceAsked;

    /** The id of the model that is called, where it was known before; counted in {@link CallsUnderWay} if the next is not 0. */
    int inferenceModel;

    int inferencesAtOnce;

    /** The outgoing call that this thread is at; null outside of {@link #HTTP}. */
    @Nullable
    HttpCall call;

    /** The current request, or 0; negative where it is not {@linkplain Observing observed}. */
    long requestId;

    long requestStart;

    /** When the last request ended. */
    long requestEnd;

    /** Whether a cache was asked since one was; of {@link LocalCache#asks}. */
    boolean hasAskedBelow;

    /** Whether what the request consumes is looked at; where not, the next two mean nothing. */
    boolean isMetered;

    long requestCpu;
    long requestAllocated;
    long requestBytesOut;

    /** What the headers of the request's response say, and whether its body tells of a failure: flags of its event. */
    int responseFlags;

    @Nullable
    Throwable requestError;

    /** Whether the client got a part of the response only, whatever its status says. */
    boolean isCut;

    String requestMethod = "";

    /** What a framework's template is relative to: context path and the path of the servlet's mapping. Null: to nothing. */
    @Nullable
    String routePrefix = "";

    /** The path mapping that this thread served last, in parts and joined. */
    String mappingContext = "";

    String mappingPath = "";
    String mappingPrefix = "";

    int endpointId;
    int routeRank;

    /** The server's object of the current request, if it has begun on this thread and the server tells when it is complete. */
    @Nullable
    IdentityCarrier exchange;

    /** The current request as other threads know it; null until this thread hands work over. */
    private @Nullable RequestIdentity identity;

    /** The request of another thread that this one works for, also once it outlives it; null in requests of its own. */
    private @Nullable RequestIdentity borrowed;

    /** Whether this is a virtual thread of that request for as long as it lives: nothing says when it ends. */
    private boolean isInherited;

    /**
     * How deep an event loop's or worker's thread is in dispatches since it began to work for the request of one: 0 if it
     * did not begin by a dispatch.
     */
    int dispatches;

    /** What brought the messages that the current unit of work is, where the application takes them itself; null in any other. */
    @Nullable
    MessageSource taken;

    /** The end of that unit's last event. */
    long takenUntil;

    /** Whether {@link ServingThreads} knows of this thread. */
    private boolean isListed;

    /** What this thread was doing when it began to work for another request. */
    private @Nullable SuspendedWork suspended;

    /** What of the work that outlives its request has been told: results that were open then count to what follows. */
    private long toldId;

    /** Whether {@link InheritedIdentity} knows of this thread. */
    private boolean isAnnounced;

    /** Whether the application has stopped this thread in the midst of a probe: the current unit of work may have no end, or no beginning. */
    private boolean isDoubtful;

    /** The request whose repeats are counted, where it is not this thread's own. */
    private @Nullable RequestIdentity counted;

    /** Connections that requests of this thread's own have taken from pools; null before the first. */
    private @Nullable OpenHolds holds;

    private @Nullable RepeatCounts repeats;
    private @Nullable SqlReader sql;
    private @Nullable LobTime lobTime;
    private @Nullable RoutePattern routes;
    private @Nullable HttpCall recycledCall;
    private @Nullable AskedCommand asked;
    private @Nullable CountedLoad recycledLoad;
    private @Nullable MissedKeys missedKeys;

    /** The states that are recycled, each in its place for good: taking and giving one back moves no reference. */
    private StatementState[] statements = new StatementState[GROWTH];

    private int made;
    private byte[] free = new byte[GROWTH];
    private int freeCount;

    /** Open results of statements without a place of this thread's: made by another thread, or too many. */
    private ResultState @Nullable [] foreign;

    private int foreignCount;

    private ThreadState() {}

    private static boolean isMainThread() {
        return Thread.currentThread().getId() == Settings.mainThread();
    }

    static ThreadState current() {
        ThreadState state = CURRENT.get();
        return state != null ? state : create();
    }

    /** The same, but null for a thread of which nothing is known. */
    static @Nullable ThreadState ifAny() {
        ThreadState state = CURRENT.get();
        return state != null || InheritedIdentity.get() == null ? state : create();
    }

    private static ThreadState create() {
        ThreadState state = new ThreadState();
        CURRENT.set(state);
        RequestIdentity inherited = InheritedIdentity.get();
        if (inherited != null && !inherited.hasEnded()) {
            state.workFor(inherited);
            state.isInherited = true;
        }
        return state;
    }

    /** The same, without a thread-local read where it is the likely one. */
    static ThreadState current(ThreadState likely) {
        return likely.owner.get() == Thread.currentThread() ? likely : current();
    }

    /** Records one event. */
    void record(
            long header,
            long requestId,
            long start,
            long duration,
            long subjectAndSite,
            long count,
            long hash,
            long extra) {
        if (taken != null) {
            long before = this.requestId;
            int within = inside;
            if (endTakenIfOver(start)) {
                inside = within;
                long id = requestId == before ? this.requestId : requestId;
                record(header, id, start, duration, subjectAndSite, count, hash, extra);
                return;
            }
            takenUntil = Math.max(takenUntil, start + duration);
        }
        if (this.requestId == 0) {
            long id = requestId == 0 ? outside : requestId;
            events.writeAlone(header, id, start, duration, subjectAndSite, count, hash, extra);
        } else if (borrowed == null) {
            events.write(header, requestId, start, duration, subjectAndSite, count, hash, extra);
        } else {
            recordFor(borrowed, header, requestId, start, duration, subjectAndSite, count, hash, extra);
        }
    }

    private void recordFor(
            RequestIdentity request,
            long header,
            long requestId,
            long start,
            long duration,
            long subjectAndSite,
            long count,
            long hash,
            long extra) {
        // Before it is asked whether it has ended, as in recordApart.
        request.use();
        long id = requestId;
        if (request.hasEnded()
                && id != 0
                && (id == request.id || id == this.requestId || id == toldId)
                && EventLayout.kind(header) != EventKind.REQUEST) {
            id = isInherited ? 0 : idOfWhatOutlives(request, start);
        }
        if (isInherited) {
            // Nothing would hand over the last chunk.
            events.writeAlone(header, id, start, duration, subjectAndSite, count, hash, extra);
        } else {
            events.write(header, id, start, duration, subjectAndSite, count, hash, extra);
        }
    }

    /**
     * Records one event of what was begun on another thread, in a request or outside of any, and of which this one has seen the end. What
     * ends after its request outlives it.
     *
     * @param request in which it was begun; this thread may be in any other, or in none
     * @param outside the request id where it was in none
     */
    void recordApart(
            @Nullable RequestIdentity request,
            long outside,
            long header,
            long start,
            long duration,
            long subjectAndSite,
            long count,
            long hash,
            long extra) {
        if (request == null) {
            events.writeAlone(header, outside, start, duration, subjectAndSite, count, hash, extra);
            return;
        }
        // Before it is asked whether it has ended: who ends it asks whether it has been used, the other way about.
        request.use();
        if (!request.hasEnded()) {
            events.writeAlone(header, request.id, start, duration, subjectAndSite, count, hash, extra);
        } else {
            borrow(request);
            // It is all that is known of what outlives the request here.
            requestStart = start;
            record(header, requestId, start, duration, subjectAndSite, count, hash, extra);
            leave();
        }
    }

    /** The request id of events of this thread outside of units of work. */
    long outside() {
        return outside;
    }

    /** The unit of work to which an event counts that comes after the end of its request. */
    private long idOfWhatOutlives(RequestIdentity request, long start) {
        if (identity == request) {
            outlive(request, start);
        } else if (start - requestStart > LONGEST_OUTLIVING) {
            // A consumer's loop, say, that a request has started: it never ends, and is told a minute at a time.
            endForOthers();
            Probe.recordEnd(this, requestStart, start - requestStart, 0, null);
            events.publish();
            identity = null;
            toldId = requestId;
            requestId = Probe.nextRequestId();
            requestStart = start;
        }
        return requestId;
    }

    /** The application has stopped the current thread in the midst of a probe: no call is known to be under way, and no unit of work for certain. */
    static void doubt() {
        ThreadState state = CURRENT.get();
        if (state != null) {
            state.inside = 0;
            state.isDoubtful = true;
        }
    }

    /** A unit of work is about to begin: leaves the one that this thread is in if it may have had no end. */
    void leaveWhatIsDoubtful() {
        if (isDoubtful) {
            suspended = null;
            endWork();
        }
    }

    /** The current request for other threads. From now on its events come on several ways. */
    RequestIdentity identity() {
        RequestIdentity known = identity;
        if (known == null) {
            known = new RequestIdentity(this);
            identity = known;
        }
        return known;
    }

    /** The same, or null where no other thread knows the request. */
    @Nullable
    RequestIdentity identityIfAny() {
        return identity;
    }

    /** Whether the current request began on another thread, or outlives one that did. */
    boolean isBorrowed() {
        return borrowed != null;
    }

    /** Whether the current request is one that a server's connection has read, and is still under way. */
    boolean isInRequestOfConnection() {
        RequestIdentity request = borrowed;
        return request != null && request.isOfConnection() && !request.hasEnded();
    }

    /** Whether this thread is in this request, or in what outlives it. */
    boolean worksFor(RequestIdentity request) {
        return identity == request || borrowed == request;
    }

    /** The current request has taken a connection from a pool. */
    void took(ConnectionHold hold) {
        RequestIdentity request = borrowed;
        if (request != null && identity == request) {
            request.took(hold);
        } else {
            ownHolds().add(hold);
        }
    }

    /** Takes out one of the connections that the current request has taken, given back or not; null if there is none. */
    @Nullable
    ConnectionHold takeHold() {
        ConnectionHold own = holds == null ? null : holds.take(requestId);
        return own == null && identity != null ? identity.takeHold() : own;
    }

    /** Leaves the connections of the current request, which goes on without this thread, to whichever thread ends it. */
    void leaveHolds(RequestIdentity request) {
        if (holds != null) {
            request.took(holds);
        }
    }

    private OpenHolds ownHolds() {
        OpenHolds own = holds;
        if (own == null) {
            own = new OpenHolds();
            holds = own;
        }
        return own;
    }

    /** Names the current request. */
    void route(int rank, int endpoint) {
        routeRank = rank;
        endpointId = endpoint;
        if (identity != null) {
            identity.method = requestMethod;
            identity.routePrefix = routePrefix;
            identity.route(rank, endpoint);
        }
    }

    /**
     * The same, unless another thread has named it since its name was as good as that.
     *
     * @return whether it is so named now
     */
    boolean routeFrom(int before, int rank, int endpoint) {
        if (identity != null && !identity.routeFrom(before, rank, endpoint)) {
            return false;
        }
        routeRank = rank;
        endpointId = endpoint;
        return true;
    }

    /** What templates are relative to from now on, also on the thread that goes on with a request of a connection. */
    void continueWith(@Nullable String prefix) {
        routePrefix = prefix;
        if (identity != null && identity.isOfConnection()) {
            identity.routePrefix = prefix;
        }
    }

    /** Lets threads that this one starts know of its request. */
    void announce() {
        if (!isAnnounced) {
            isAnnounced = true;
            InheritedIdentity.announce(this);
        }
    }

    /** Begins to work for the request of another thread; until {@link #leave}. */
    ThreadState borrow(RequestIdentity request) {
        suspend();
        try {
            workFor(request);
            if (request.hasEnded()) {
                outlive(request, System.nanoTime());
            }
        } catch (Throwable failed) {
            // Nobody ends what has not begun.
            endWork();
            throw failed;
        }
        return this;
    }

    /** Begins to work for no request at all; until {@link #leave}. */
    ThreadState workForNobody() {
        suspend();
        beInNoRequest();
        return this;
    }

    private void workFor(RequestIdentity request) {
        requestId = request.id;
        requestStart = System.nanoTime();
        identity = request;
        borrowed = request;
        endpointId = request.endpointId;
        routeRank = request.routeRank();
        requestMethod = request.method;
        routePrefix = request.routePrefix;
        requestError = null;
        responseFlags = 0;
        requestBytesOut = ThreadMeter.UNKNOWN;
        isCut = false;
        isMetered = request.isMetered;
        if (isMetered) {
            ThreadMeter meter = ThreadMeter.current();
            requestCpu = meter.cpuNanos();
            requestAllocated = meter.allocatedBytes();
        }
        if (counted != request) {
            startCounting();
            counted = request;
        }
    }

    /** Makes a unit of work of its own of what this thread still does for a request that has ended. */
    private void outlive(RequestIdentity request, long start) {
        events.publish();
        EndpointName name = Names.ENDPOINTS.name(request.endpointId);
        requestId = Probe.nextRequestId();
        requestStart = start;
        identity = null;
        isMetered = false;
        responseFlags = 0;
        requestBytesOut = ThreadMeter.UNKNOWN;
        routeRank = Integer.MAX_VALUE;
        endpointId = name == null ? NameTable.OTHER : Names.endpoint(Propagation.AFTER, name.method(), name.route());
    }

    /** Tells the request that this thread works for what it has consumed so far: it may end before this thread leaves it. */
    void tellConsumption() {
        RequestIdentity request = borrowed;
        if (request != null && identity == request && isMetered) {
            ThreadMeter meter = ThreadMeter.current();
            long cpu = meter.cpuNanos();
            long allocated = meter.allocatedBytes();
            request.consumed(cpu - requestCpu, allocated - requestAllocated);
            requestCpu = cpu;
            requestAllocated = allocated;
        }
    }

    /** The current unit of work, which has just begun, is what this source has brought. */
    void take(MessageSource source) {
        taken = source;
        takenUntil = requestStart;
        beListed();
    }

    /** Whether what happens now is part of a unit of work, and not only of what outlives one. */
    boolean isInWorkUnderWay() {
        RequestIdentity request = borrowed;
        return requestId != 0 && (request == null || !request.hasEnded());
    }

    /**
     * Ends what the application has taken, if that is what this thread is at.
     *
     * @param isWorthTelling whether it is a unit of work also if nothing was observed in it: not where another one takes its
     *     place, as where the application calls its own listener with what it has taken
     */
    void endTaken(boolean isWorthTelling) {
        if (taken != null) {
            long now = System.nanoTime();
            if (!endTakenIfOver(now)) {
                endTakenAt(now, isWorthTelling);
            }
        }
    }

    /** The same if it was over before. */
    void endTakenIfOver() {
        if (taken != null) {
            endTakenIfOver(System.nanoTime());
        }
    }

    /** The same if it was over before this moment. Answers whether it was. */
    boolean endTakenIfOver(long at) {
        MessageSource source = taken;
        if (source == null || source.isOpen(requestId, requestStart, at)) {
            return false;
        }
        endTakenAtLastEvent();
        return true;
    }

    /** The same, if there is any, as of its last event. Also by another thread, once this one is dead. */
    void endTakenAtLastEvent() {
        if (taken != null) {
            // What was consumed since then is not its own.
            isMetered = false;
            endTakenAt(takenUntil, true);
        }
    }

    private void endTakenAt(long end, boolean isWorthTelling) {
        MessageSource source = taken;
        taken = null;
        if (source != null) {
            source.closeIf(requestId);
        }
        Probe.takenExit(this, end, isWorthTelling);
    }

    /** This thread begins a unit of work. */
    void beListedIfPossible() {
        if (!isListed && ServingThreads.isRoom() && !VirtualThreads.isCurrent()) {
            beListed();
        }
    }

    private void beListed() {
        if (!isListed) {
            isListed = true;
            ServingThreads.add(this);
        }
    }

    /**
     * Tells this thread and the id of its request, if it is its own and has lasted so long, where it waits for a lock outside of all calls
     * that are observed. For another thread, without a lock: what it reads may be old, and the id is read again to see whether it is.
     */
    void tellIfItWaits(long nanoTime, long leastNanos, ObjLongConsumer<Thread> requests) {
        long id = requestId;
        Thread thread = owner.get();
        boolean waits = id > 0
                && inside == 0
                && borrowed == null
                && nanoTime - requestStart >= leastNanos
                && thread != null
                && LockWait.isOf(thread);
        if (waits && requestId == id) {
            requests.accept(thread, id);
        }
    }

    /** Whether this thread has ended. */
    boolean isDead() {
        Thread thread = owner.get();
        return thread == null || !thread.isAlive();
    }

    /** Ends what {@link #borrow} began. */
    void leave() {
        endTaken(true);
        RequestIdentity request = borrowed;
        try {
            if (request == null) {
                return;
            }
            JdbcProbe.publishOpen(this);
            if (identity == request) {
                tellConsumption();
            } else if (endForOthers()) {
                Probe.publishRequest(this, requestStart, System.nanoTime() - requestStart, 0, null);
            }
        } finally {
            endWork();
        }
    }

    /** Puts aside what this thread is doing, to be taken up again by {@link #endWork}. */
    void suspend() {
        if (requestId != 0 || inside != 0) {
            if (requestId != 0) {
                RequestIdentity own = identity();
                if (events.hasWritten()) {
                    own.use();
                }
            }
            events.publish();
            suspended = new SuspendedWork(this, suspended);
        }
        taken = null;
        inside = 0;
        inferencesAtOnce = 0;
        call = null;
        exchange = null;
        isInherited = false;
        dispatches = 0;
    }

    /** Hands over what has been written, and goes back to what this thread was doing before. */
    void endWork() {
        try {
            events.publish();
        } finally {
            beInNoRequest();
            SuspendedWork before = suspended;
            if (before != null) {
                suspended = before.next;
                before.restore(this);
            }
        }
    }

    private void beInNoRequest() {
        isDoubtful = false;
        requestId = 0;
        requestError = null;
        endpointId = 0;
        inside = 0;
        call = null;
        exchange = null;
        identity = null;
        borrowed = null;
        isInherited = false;
        dispatches = 0;
    }

    /** For {@link SuspendedWork}: what only this class changes otherwise. */
    void restore(@Nullable RequestIdentity identity, @Nullable RequestIdentity borrowed, boolean isInherited) {
        this.identity = identity;
        this.borrowed = borrowed;
        this.isInherited = isInherited;
    }

    @Nullable
    RequestIdentity borrowed() {
        return borrowed;
    }

    boolean isInherited() {
        return isInherited;
    }

    /** Whether nothing is known of the current request but that it has begun. */
    boolean isBlank() {
        return identity == null && routeRank == 0 && requestError == null && !events.hasWritten();
    }

    /** Ends the current unit of work for other threads. Answers whether any thread has recorded anything in it. */
    boolean endForOthers() {
        RequestIdentity known = identity;
        if (known == null) {
            return events.hasWritten();
        }
        // Before it is asked: what other threads record from here on is not of this unit of work.
        known.end();
        return events.hasWritten() || known.isUsed();
    }

    /** {@link EventLayout#FLAG_WHOLE} or {@link EventLayout#FLAG_SPREAD} if that is so of the request up to now. */
    int waysFlag() {
        return identity != null ? EventLayout.FLAG_SPREAD : events.isWhole() ? EventLayout.FLAG_WHOLE : 0;
    }

    /** Whether a result of a query whose rows come quickly is to be timed: one in 32, at random. */
    boolean isFetchDue() {
        if (--untilFetchIsDue > 0) {
            return false;
        }
        untilFetchIsDue = 16 + (int) (Hashing.mix(jdbcStart) & 31);
        return true;
    }

    /**
     * Whether to look at what the next request consumes, which takes two system calls: at every one, but of a thread
     * that serves more than some in a second, at one in sixteen of the others, at random.
     */
    boolean isMeterDue() {
        if (meteredInAnyCase > 0) {
            meteredInAnyCase--;
            return true;
        }
        if (requestEnd - meteredSecond > SECOND) {
            meteredSecond = requestEnd;
            meteredInAnyCase = METERED_PER_SECOND;
        }
        return (Hashing.mix(requestEnd) & 15) == 0;
    }

    /** Finds the query ids of this thread's texts. */
    SqlReader sql() {
        SqlReader known = sql;
        if (known == null) {
            known = new SqlReader();
            sql = known;
        }
        return known;
    }

    /** Finds the ids of what this thread calls over HTTP. */
    RoutePattern routes() {
        RoutePattern known = routes;
        if (known == null) {
            known = new RoutePattern(Names.ROUTES);
            routes = known;
        }
        return known;
    }

    /** Reads this thread's commands to caches. */
    AskedCommand asked() {
        AskedCommand known = asked;
        if (known == null) {
            known = new AskedCommand();
            asked = known;
        }
        return known;
    }

    /** An outgoing call that this thread is to wait for. */
    HttpCall newCall() {
        HttpCall known = recycledCall;
        recycledCall = null;
        return known == null ? new HttpCall() : known;
    }

    /** Takes it back for the next, once it has been told. */
    void recycle(HttpCall told) {
        recycledCall = told;
    }

    /** What counts a load for a cache in the process. */
    CountedLoad countedLoad() {
        CountedLoad known = recycledLoad;
        recycledLoad = null;
        return known == null ? new CountedLoad() : known;
    }

    /** Takes it back for the next, once its look-up is done. */
    void recycle(CountedLoad done) {
        recycledLoad = done;
    }

    /** The keys that this thread has not found in caches in the process. */
    MissedKeys missedKeys() {
        MissedKeys known = missedKeys;
        if (known == null) {
            known = new MissedKeys();
            missedKeys = known;
        }
        return known;
    }

    /** The same, or null where it has found all. */
    @Nullable
    MissedKeys missedKeysIfAny() {
        return missedKeys;
    }

    /** What this thread spends in large objects. */
    LobTime lobTime() {
        LobTime known = lobTime;
        if (known == null) {
            known = new LobTime();
            lobTime = known;
        }
        return known;
    }

    /** Tells what it has spent in them and not told yet. */
    void tellLobTime() {
        if (lobTime != null) {
            lobTime.tell(this);
        }
    }

    /** The call site of a call that just ended, or {@link CallSites#NONE} where it is not worth a look. */
    int site(int kind, int subject) {
        if (requestId < 0) {
            return CallSites.NONE;
        }
        RepeatCounts counts = repeats;
        if (counts == null) {
            counts = new RepeatCounts();
            repeats = counts;
        }
        if (outside != 0 && requestId == 0) {
            startMainPartIfDue();
        }
        int key = kind << 24 | subject;
        int calls = counts.increment(key);
        if (calls == 1 && counted != null) {
            // Work that was handed over: the calls before this one may be other threads'.
            calls = 2;
        }
        long request = requestId == 0 ? mainPartBegan : requestId;
        return CaptureSchedule.due(endpointId, key, calls, request) ? CallSites.capture() : CallSites.NONE;
    }

    private void startMainPartIfDue() {
        long now = System.nanoTime();
        if (now - mainPartBegan > LONGEST_MAIN_PART) {
            mainPartBegan = now;
            startCounting();
        }
    }

    /** The same of what happens once in most requests: looked at now and then. */
    int siteNowAndThen(int kind, int subject) {
        return requestId >= 0 && CaptureSchedule.dueNowAndThen(endpointId, kind << 24 | subject)
                ? CallSites.capture()
                : CallSites.NONE;
    }

    void startCounting() {
        counted = null;
        if (repeats != null) {
            repeats.clear();
        }
    }

    /** A blank state for a statement of a connection with this transaction. */
    StatementState newStatement(@Nullable TransactionState transaction) {
        StatementState statement;
        if (freeCount > 0) {
            statement = statements[free[--freeCount]];
        } else if (made < MAX_RECYCLED) {
            if (made == statements.length) {
                statements = Arrays.copyOf(statements, made + GROWTH);
                free = Arrays.copyOf(free, made + GROWTH);
            }
            statement = new StatementState(this, made);
            statements[made++] = statement;
        } else {
            statement = new StatementState(this, -1);
        }
        statement.reset(transaction);
        return statement;
    }

    /** Takes a state back for the next statement. Once, and only when its statement refers to it no more. */
    void recycle(StatementState statement) {
        if (statement.maker == this && statement.place >= 0) {
            free[freeCount++] = (byte) statement.place;
        }
    }

    /**
     * Keeps a result's event back until the result closes or the request ends.
     *
     * @return false if too many without a place are kept: publish at once
     */
    boolean keep(StatementState statement) {
        if (isInherited) {
            return false;
        }
        if (statement.maker == this && statement.place >= 0) {
            return true;
        }
        ResultState result = statement.result;
        if (result.isListed) {
            return true;
        }
        if (foreignCount == MAX_FOREIGN) {
            return false;
        }
        ResultState[] others = foreign;
        if (others == null) {
            others = new ResultState[MAX_FOREIGN];
            foreign = others;
        }
        result.isListed = true;
        others[foreignCount++] = result;
        return true;
    }

    /** Forgets a result of a statement without a place, once it is published. */
    void forget(ResultState result) {
        ResultState[] others = foreign;
        for (int i = foreignCount - 1; i >= 0 && others != null; i--) {
            if (others[i] == result) {
                result.isListed = false;
                others[i] = others[--foreignCount];
                others[foreignCount] = null;
                return;
            }
        }
    }

    /** How many results {@link #kept} may answer. */
    int keptLimit() {
        return made + foreignCount;
    }

    /** One of the results that this thread may have to publish. */
    ResultState kept(int index) {
        ResultState[] others = foreign;
        return index < made || others == null ? statements[index].result : others[index - made];
    }
}
