/** An application of Spring WebFlux for the tests: what a request does on which thread is in its path. */
package io.pitot.harbour;
