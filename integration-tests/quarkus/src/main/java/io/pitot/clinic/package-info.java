/** A Quarkus application for the tests: what a request does on which thread is in its path. */
package io.pitot.clinic;
