/**
 * What an agent costs a Spring Boot application: the shop with JPA on H2, started and driven as a process of its
 * own, once without an agent and once with each, in turns. {@code agent/benchmarks/spring/run --help} says how.
 */
@NullMarked
package io.pitot.benchmarks.spring;

import org.jspecify.annotations.NullMarked;
