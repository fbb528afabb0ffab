package io.pitot.agent.engine;

/** What the requests of an {@link EventStream} do. */
public enum RequestShape {
    /** Nothing: a request is one event. */
    NO_QUERY(0),

    /** One query of one row. */
    QUERIES_1(1),

    /** Ten queries, of four texts in turn. */
    QUERIES_10(10),

    /** A hundred, likewise. */
    QUERIES_100(100),

    /** A hundred of one text that all endpoints share, with 512 arguments in turn: its repeats are followed. */
    REPEATS_100(100) {
        @Override
        int query(int number) {
            return 0;
        }

        @Override
        boolean isOfOneText() {
            return true;
        }

        @Override
        long argument(long request, int number) {
            return (request * 100 + number) % ARGUMENTS;
        }
    },

    /** A query of nineteen rows, and one query for each of them. */
    N_PLUS_ONE(20) {
        @Override
        int query(int number) {
            return number == 0 ? 0 : 1;
        }

        @Override
        long rows(int number) {
            return number == 0 ? 19 : 1;
        }
    },

    /** A query of nineteen rows, and one call of a model for each of them. */
    INFERENCES(20) {
        @Override
        boolean isInference(int number) {
            return number > 0;
        }

        @Override
        long rows(int number) {
            return 19;
        }
    };

    private static final int ARGUMENTS = 512;

    private final int calls;

    RequestShape(int calls) {
        this.calls = calls;
    }

    /** Calls before the request ends. */
    int calls() {
        return calls;
    }

    /** Whether the call of this number is one of a model. */
    boolean isInference(int number) {
        return false;
    }

    /** Which of the endpoint's queries it is, from 0 to 3. */
    int query(int number) {
        return number % EventStream.QUERIES_PER_ENDPOINT;
    }

    /** Whether the endpoints' queries are the first one's. */
    boolean isOfOneText() {
        return false;
    }

    /** What stands for the arguments of this call. */
    long argument(long request, int number) {
        return number;
    }

    /** How many rows it reads. */
    long rows(int number) {
        return 1L + number % 3;
    }
}
