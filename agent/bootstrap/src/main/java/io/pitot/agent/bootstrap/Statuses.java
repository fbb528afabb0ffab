package io.pitot.agent.bootstrap;

/** How units of work end, as a number of 16 bits: HTTP statuses as they are, and those of gRPC behind them. */
public final class Statuses {

    private static final int SERVER_ERROR = 500;
    private static final int GRPC = 1_000;
    private static final int UNKNOWN = 2;

    private static final String[] OF_GRPC = {
        "OK",
        "CANCELLED",
        "UNKNOWN",
        "INVALID_ARGUMENT",
        "DEADLINE_EXCEEDED",
        "NOT_FOUND",
        "ALREADY_EXISTS",
        "PERMISSION_DENIED",
        "RESOURCE_EXHAUSTED",
        "FAILED_PRECONDITION",
        "ABORTED",
        "OUT_OF_RANGE",
        "UNIMPLEMENTED",
        "INTERNAL",
        "UNAVAILABLE",
        "DATA_LOSS",
        "UNAUTHENTICATED",
    };

    /** UNKNOWN, DEADLINE_EXCEEDED, UNIMPLEMENTED, INTERNAL, UNAVAILABLE, DATA_LOSS; the others are the client's doing. */
    private static final int FAULTS_OF_GRPC = 1 << UNKNOWN | 1 << 4 | 1 << 12 | 1 << 13 | 1 << 14 | 1 << 15;

    private Statuses() {}

    /** The number of a gRPC status; codes that gRPC does not define are UNKNOWN. */
    static int grpc(int code) {
        return GRPC + (code >= 0 && code < OF_GRPC.length ? code : UNKNOWN);
    }

    /** Whether the server is to blame. */
    static boolean isFailure(int status) {
        return status >= GRPC ? (FAULTS_OF_GRPC >>> (status - GRPC) & 1) != 0 : status >= SERVER_ERROR;
    }

    /** What it is called. */
    public static String name(int status) {
        int grpc = status - GRPC;
        return grpc >= 0 && grpc < OF_GRPC.length ? OF_GRPC[grpc] : Integer.toString(status);
    }
}
