/**
 * What two threads may see of each other where no lock is between them, in jcstress tests: {@code ./mvnw -Preliability
 * -pl agent/jcstress -am verify -DskipTests}. They lie in the package of what they test.
 */
package io.pitot.agent.bootstrap;
