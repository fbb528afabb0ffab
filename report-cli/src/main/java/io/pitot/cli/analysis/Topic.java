package io.pitot.cli.analysis;

/** One thing that a report knows. */
public sealed interface Topic {

    /** The name by which it is asked for. */
    String id();

    /** A finding. */
    record OfFinding(RankedFinding ranked) implements Topic {
        @Override
        public String id() {
            return ranked.finding().id();
        }
    }

    /** A query. */
    record OfQuery(QueryRow row) implements Topic {
        @Override
        public String id() {
            return row.query().id();
        }
    }

    /** An endpoint. */
    record OfEndpoint(EndpointRow row) implements Topic {
        @Override
        public String id() {
            return row.endpoint().id();
        }
    }
}
