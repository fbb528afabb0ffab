/** Applications that take long to build or to fetch: their tests run with the profile {@code applications}. */
package io.pitot.it.applications;
