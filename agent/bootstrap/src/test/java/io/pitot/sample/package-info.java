/** Stands for an application: its frames are call sites, unlike those of the agent's own packages. */
package io.pitot.sample;
