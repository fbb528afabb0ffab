/**
 * The agent's own class loader, itself loaded by the boot loader. Everything but the boot loader's
 * classes lives in it, invisible to the application.
 */
package io.pitot.agent.bootstrap.loader;
