package com.acme.cache;

import java.util.List;

/** A client whose commands share connections, or find the server that has a key: without what not all of these have. */
abstract class SharedClient extends CacheClient {

    @Override
    Object getAll(String... keys) throws Exception {
        throw new UnsupportedOperationException("mget");
    }

    @Override
    Object putField(String key, String field, String value) throws Exception {
        throw new UnsupportedOperationException("hset");
    }

    @Override
    Object getField(String key, String field) throws Exception {
        throw new UnsupportedOperationException("hget");
    }

    @Override
    List<?> pipeline(String... keys) throws Exception {
        throw new UnsupportedOperationException("pipeline");
    }

    @Override
    List<?> transaction(String... keys) throws Exception {
        throw new UnsupportedOperationException("transaction");
    }
}
