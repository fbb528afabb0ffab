/** What happens in JVMs just now: follows a folder of dumps, and asks the agents for live ones. */
@NullMarked
package io.pitot.cli.analysis.live;

import org.jspecify.annotations.NullMarked;
