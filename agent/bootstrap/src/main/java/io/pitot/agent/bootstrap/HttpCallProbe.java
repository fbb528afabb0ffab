package io.pitot.agent.bootstrap;

/**
 * What woven HTTP clients call. A call is told where the application makes it, and ends when the head of its response is there, which
 * clients of one layer upon another see once: every method that begins a call answers null inside another one.
 *
 * <p>Where a thread waits for its call, it is {@linkplain #enter entered} and {@linkplain #exit exited}. Where it does not, the call
 * is {@linkplain #begin begun} and {@linkplain #leave left}, and {@linkplain #end ended} on whichever thread: it counts to the
 * request that began it, or to what outlives that.
 */
public final class HttpCallProbe {

    private static final int SERVER_ERROR = 500;
    private static final int LONGEST_NUMBER = 18;

    private HttpCallProbe() {}

    /** This thread makes a call and waits for it; to be ended by {@link #exit}. */
    public static @Nullable HttpCall enter(String method, String url) {
        ThreadState state = outermost();
        return state == null ? null : started(state, state.newCall(), method, url);
    }

    /**
     * The same of a target in parts.
     *
     * @param port -1 for the scheme's default
     * @param target path and query
     */
    public static @Nullable HttpCall enter(String method, String scheme, String host, int port, String target) {
        ThreadState state = outermost();
        return state == null ? null : started(state, state.newCall(), method, scheme, host, port, target);
    }

    /** This thread makes a call and goes on; it is done with that by {@link #leave}, and the call by {@link #end}. */
    public static @Nullable HttpCall begin(String method, String url) {
        ThreadState state = outermost();
        return state == null ? null : started(state, apart(state), method, url);
    }

    /** The same of a target in parts. */
    public static @Nullable HttpCall begin(String method, String scheme, String host, int port, String target) {
        ThreadState state = outermost();
        return state == null ? null : started(state, apart(state), method, scheme, host, port, target);
    }

    /** The same of a call that ends in the request in which its response is asked for. */
    static @Nullable HttpCall open(String method, String scheme, String host, int port, String target) {
        ThreadState state = outermost();
        return state == null ? null : started(state, new HttpCall(), method, scheme, host, port, target);
    }

    private static @Nullable ThreadState outermost() {
        ThreadState state = ThreadState.current();
        return (state.inside & ThreadState.HTTP) != 0 ? null : state;
    }

    private static HttpCall apart(ThreadState state) {
        HttpCall call = new HttpCall();
        call.isApart = true;
        call.request = Propagation.capture();
        call.outside = state.outside();
        return call;
    }

    private static HttpCall started(ThreadState state, HttpCall call, String method, String url) {
        int route = state.routes().find(method, url);
        return started(state, call, route, ArgumentHash.ofTarget("", 0, url));
    }

    private static HttpCall started(
            ThreadState state, HttpCall call, String method, String scheme, String host, int port, String target) {
        int route = state.routes().find(method, scheme, host, port, target);
        return started(state, call, route, ArgumentHash.ofTarget(host, port, target));
    }

    private static HttpCall started(ThreadState state, HttpCall call, int route, long hash) {
        call.reset();
        call.route = route;
        call.hash = hash;
        call.isOfModel = (state.inside & (ThreadState.INFERENCE | ThreadState.MODEL_CLIENT)) != 0;
        call.site = state.site(EventKind.HTTP_CALL, route);
        call.start = System.nanoTime();
        state.call = call;
        // Last: what fails before leaves the thread outside any call, not inside one that never ends.
        state.inside |= ThreadState.HTTP;
        return call;
    }

    /**
     * The call that this thread has waited for has ended.
     *
     * @param status of its response, 0 where there is none
     * @param bytes of its response's body as the head tells, -1 where unknown
     */
    public static void exit(HttpCall call, int status, long bytes, @Nullable Throwable thrown) {
        ThreadState state = ThreadState.current();
        leave(state);
        head(call, status, bytes);
        record(state, call, thrown);
        state.recycle(call);
    }

    /** A thread goes on with a call that has not ended; to be {@linkplain #leave left}. Null inside another call. */
    public static @Nullable HttpCall resume(HttpCall call) {
        ThreadState state = outermost();
        if (state != null) {
            state.call = call;
            state.inside |= ThreadState.HTTP;
        }
        return state == null ? null : call;
    }

    /**
     * This thread is done with a call that goes on.
     *
     * @param thrown why it does not, or null
     */
    public static void leave(HttpCall call, @Nullable Throwable thrown) {
        leave(ThreadState.current());
        if (thrown != null) {
            end(call, thrown);
        }
    }

    private static void leave(ThreadState state) {
        state.inside &= ~ThreadState.HTTP;
        state.call = null;
    }

    /** The head of a response is there. The last one counts: before it there may have been redirections. */
    public static void head(HttpCall call, int status, long bytes) {
        if (status > 0) {
            call.status = status;
            call.bytes = bytes;
            call.headAt = System.nanoTime();
        }
    }

    /** The same for what was made for a call, if that counts. */
    public static void headOf(@Nullable Object observed, int status, @Nullable String contentLength) {
        if (observed instanceof ObservedHttpCall known && known.pitot$call() instanceof HttpCall call) {
            head(call, status, bytes(contentLength));
        }
    }

    /** What a header says of a body's size; -1 where there is none, or it says something else. */
    public static long bytes(@Nullable String contentLength) {
        if (contentLength == null || contentLength.isEmpty() || contentLength.length() > LONGEST_NUMBER) {
            return -1;
        }
        long bytes = 0;
        for (int i = 0; i < contentLength.length(); i++) {
            int digit = contentLength.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            bytes = bytes * 10 + digit;
        }
        return bytes;
    }

    /** The call has ended, and the head of its response was told if there was one. Any thread. */
    public static void end(HttpCall call, @Nullable Throwable thrown) {
        if (call.end()) {
            record(ThreadState.current(), call, thrown);
        }
    }

    /** The call of this thread is about to wait for a connection; to be ended by {@link #waited}. 0 outside of calls. */
    public static long waits() {
        return ThreadState.current().call == null ? 0 : System.nanoTime();
    }

    /** It has one, or none. */
    public static void waited(long since) {
        HttpCall call = ThreadState.current().call;
        if (since != 0 && call != null) {
            call.waited += System.nanoTime() - since;
        }
    }

    /** The client sends the request of this thread's call once more, after a failure. */
    public static void retried() {
        HttpCall call = ThreadState.current().call;
        if (call != null) {
            call.isRetried = true;
        }
    }

    /** The same of a call that another thread began. */
    public static void retried(HttpCall call) {
        call.isRetried = true;
    }

    /** This thread's call begins (1) or ceases (-1) to read a response, in place of another one where that has failed. */
    static void read(int more) {
        HttpCall call = ThreadState.current().call;
        if (call != null) {
            call.isRetried |= call.reading > 0 && more > 0;
            call.reading += more;
        }
    }

    private static void record(ThreadState state, HttpCall call, @Nullable Throwable thrown) {
        long end = call.headAt == 0 ? System.nanoTime() : call.headAt;
        int flags = EventLayout.FLAG_ARGUMENTS
                | (call.isRetried ? EventLayout.FLAG_RETRY : 0)
                | (call.isOfModel ? EventLayout.FLAG_OF_MODEL : 0);
        int error = 0;
        if (thrown != null) {
            flags |= EventLayout.FLAG_ERROR;
            error = Names.named(Names.ERRORS, thrown.getClass().getName());
        } else if (call.status >= SERVER_ERROR) {
            flags |= EventLayout.FLAG_ERROR;
        }
        long header = EventLayout.header(EventKind.HTTP_CALL, flags, error, call.status);
        long subject = EventLayout.subjectAndSite(call.route, call.site);
        if (call.isApart) {
            state.recordApart(
                    call.request,
                    call.outside,
                    header,
                    call.start,
                    end - call.start,
                    subject,
                    call.bytes,
                    call.hash,
                    call.waited);
        } else {
            state.record(
                    header, state.requestId, call.start, end - call.start, subject, call.bytes, call.hash, call.waited);
        }
    }
}
