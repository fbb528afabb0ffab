package io.pitot.agent.bootstrap;

/**
 * A pooled connection in the hands of the application.
 *
 * @param pool name id of the pool
 * @param site where it was asked for, or {@link CallSites#NONE}
 * @param requestId the request in which it was handed out, or 0
 * @param start {@link System#nanoTime} at that moment
 */
record ConnectionHold(int pool, int site, long requestId, long start) {}
