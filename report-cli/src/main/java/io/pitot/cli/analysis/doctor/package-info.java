/** Whether Pitot itself is well: looks at what an agent left in a folder, and at whether it is still at work. */
@NullMarked
package io.pitot.cli.analysis.doctor;

import org.jspecify.annotations.NullMarked;
