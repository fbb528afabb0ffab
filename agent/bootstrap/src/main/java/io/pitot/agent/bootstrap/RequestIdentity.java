package io.pitot.agent.bootstrap;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * A request as other threads know it: made when its thread first hands work over, and carried by that work. Any
 * thread.
 */
public final class RequestIdentity {

    private static final VarHandle CPU = longField("cpuNanos");
    private static final VarHandle ALLOCATED = longField("allocatedBytes");

    final long id;

    /** {@link System#nanoTime} at the request's start. */
    final long start;

    final boolean isMetered;

    /** What the request is called, as far as any of its threads knows. */
    volatile int endpointId;

    private volatile byte routeRank;
    volatile String method;

    @Nullable
    volatile String routePrefix;

    @Nullable
    volatile Throwable error;

    /** What threads other than the one that ends the request have consumed for it. */
    @SuppressWarnings("unused")
    private volatile long cpuNanos;

    @SuppressWarnings("unused")
    private volatile long allocatedBytes;

    /** What the headers of its response say, and whether its body tells of a failure: flags of its event. */
    private volatile byte responseFlags;

    private volatile boolean ended;

    /** Whether another thread than the first has recorded anything for the request, or that one before it was suspended. */
    private volatile boolean isUsed;

    /** Whether an asynchronous request is to be ended by {@link Probe#requestCompleted} and not by its first thread's return. */
    private boolean isAsync;

    /** Connections that it has taken from pools on other threads than its first; null before the first. */
    private @Nullable OpenHolds holds;

    private boolean isSuspended;
    private boolean isCompleted;

    /** Whether the server tells when its response has been sent: the servlet's part may be complete before. */
    private volatile boolean endsWithExchange;

    /** The thread of the server's event loop on which it began; 0 if it began on a thread of its own. */
    private final int eventLoop;

    /** Whether that server's answer is known, which the thread that answers tells before the event loop is done with it. */
    private volatile boolean isAnswered;

    /** What it is answered or completed with. */
    private volatile char status;

    private volatile long bytes = ThreadMeter.UNKNOWN;

    RequestIdentity(ThreadState thread) {
        eventLoop = 0;
        id = thread.requestId;
        start = thread.requestStart;
        isMetered = thread.isMetered;
        endpointId = thread.endpointId;
        routeRank = (byte) Math.min(thread.routeRank, Byte.MAX_VALUE);
        method = thread.requestMethod;
        routePrefix = thread.routePrefix;
        responseFlags = (byte) thread.responseFlags;
    }

    /** A request that a server's connection has read: it is on no thread yet, and ends when it is completed. */
    RequestIdentity(long id, boolean isMetered, String method, long eventLoop) {
        this.id = id;
        this.isMetered = isMetered;
        this.method = method;
        this.eventLoop = (int) eventLoop;
        routePrefix = "";
        isAsync = true;
        isSuspended = true;
        start = System.nanoTime();
    }

    /** Whether it began on a server's event loop: what runs for it on any thread is part of it. */
    boolean isOfConnection() {
        return eventLoop != 0;
    }

    synchronized void respond(int flags) {
        responseFlags = (byte) (responseFlags | flags);
    }

    int responseFlags() {
        return responseFlags;
    }

    /** Whether the current thread is that of the event loop. */
    boolean isOnEventLoop() {
        return eventLoop == (int) Thread.currentThread().getId();
    }

    boolean isAnswered() {
        return isAnswered;
    }

    void answer(int status, long bytes) {
        this.status = (char) status;
        this.bytes = bytes;
        isAnswered = true;
    }

    int answeredStatus() {
        return status;
    }

    long answeredBytes() {
        return bytes;
    }

    /** Whether the request is over: work that still goes on outlives it. */
    boolean hasEnded() {
        return ended;
    }

    boolean isUsed() {
        return isUsed;
    }

    void use() {
        if (!isUsed) {
            isUsed = true;
        }
    }

    /** Whether it is a client that waits for the request's end. */
    boolean isOfClient() {
        EndpointName name = Names.ENDPOINTS.name(endpointId);
        return name == null || name.kind().equals(Probe.HTTP) || name.kind().equals(RemoteCalls.GRPC);
    }

    void end() {
        ended = true;
    }

    /** How good its name is. */
    int routeRank() {
        return routeRank;
    }

    /** Names the request for all its threads. */
    void route(int rank, int endpoint) {
        endpointId = endpoint;
        routeRank = (byte) Math.min(rank, Byte.MAX_VALUE);
    }

    /** The same if its name is still as good as that. */
    synchronized boolean routeFrom(int before, int rank, int endpoint) {
        boolean isStill = routeRank == before;
        if (isStill) {
            route(rank, endpoint);
        }
        return isStill;
    }

    /** The first exception counts. */
    void failed(Throwable thrown) {
        if (error == null) {
            error = thrown;
        }
    }

    void consumed(long cpu, long allocated) {
        CPU.getAndAdd(this, Math.max(cpu, 0));
        ALLOCATED.getAndAdd(this, Math.max(allocated, 0));
    }

    long cpuNanos() {
        return cpuNanos;
    }

    long allocatedBytes() {
        return allocatedBytes;
    }

    /** The request goes on after its first thread has returned, until it is {@linkplain #complete complete}. */
    synchronized void goAsync() {
        isAsync = true;
    }

    synchronized boolean isAsync() {
        return isAsync;
    }

    /**
     * The first thread returns.
     *
     * @return whether the request goes on without it; false also where it has been completed meanwhile
     */
    synchronized boolean suspend() {
        isSuspended = isAsync && !isCompleted;
        return isSuspended;
    }

    /**
     * The asynchronous request is complete.
     *
     * @return whether it is to be ended now; else its first thread, which has not returned yet, will
     */
    synchronized boolean complete(int status, long bytesOut) {
        if (isCompleted) {
            return false;
        }
        isCompleted = true;
        this.status = (char) status;
        bytes = bytesOut;
        return isSuspended;
    }

    /** The status it was completed with, or another one where it has not been completed. */
    synchronized int status(int other) {
        return isCompleted ? status : other;
    }

    /** The same of the bytes of its body. */
    synchronized long bytesOut(long other) {
        return isCompleted && bytes >= 0 ? bytes : other;
    }

    /** A thread that works for the request has taken a connection from a pool. */
    synchronized void took(ConnectionHold hold) {
        holds().add(hold);
    }

    /** The same of those of its first thread, which leaves it. */
    synchronized void took(OpenHolds others) {
        others.moveTo(holds(), id);
    }

    /** Takes out one of them, given back or not; null if there is none. */
    @Nullable
    synchronized ConnectionHold takeHold() {
        return holds == null ? null : holds.take(id);
    }

    private OpenHolds holds() {
        OpenHolds known = holds;
        if (known == null) {
            known = new OpenHolds();
            holds = known;
        }
        return known;
    }

    boolean endsWithExchange() {
        return endsWithExchange;
    }

    void endWithExchange() {
        endsWithExchange = true;
    }

    private static VarHandle longField(String name) {
        try {
            return MethodHandles.lookup().findVarHandle(RequestIdentity.class, name, long.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }
}
