package io.pitot.agent.benchmarks;

import java.io.IOException;

/** What {@link ObservedCallsBenchmark} calls. */
public enum Callee {
    /** A service on this machine, by the JDK's connections: it answers two bytes. */
    HTTP {
        @Override
        Call open() throws IOException {
            return new HttpServiceCall();
        }
    },

    /** A socket on this machine that answers as Redis does, by Jedis: a {@code GET}. */
    REDIS {
        @Override
        Call open() throws IOException {
            return new RedisCall();
        }
    },

    /** A look-up in a cache of Caffeine, which finds its key. */
    CACHE {
        @Override
        Call open() {
            return new CacheCall();
        }
    },

    /** A model of Tribuo, of thirty features. */
    MODEL {
        @Override
        Call open() {
            return new PredictionCall();
        }
    };

    /** Starts it. */
    abstract Call open() throws IOException;
}
