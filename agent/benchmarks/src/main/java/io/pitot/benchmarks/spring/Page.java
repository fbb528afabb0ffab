package io.pitot.benchmarks.spring;

/**
 * A request to the shop.
 *
 * @param method the HTTP method
 * @param path path and query
 */
record Page(String method, String path) {}
