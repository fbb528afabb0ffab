/**
 * What woven application code calls, loaded by the boot loader: probes, the event rings and the name
 * tables. Uses java.base only. Nothing here waits, locks or throws on an application thread.
 */
package io.pitot.agent.bootstrap;
