package io.pitot.agent.engine;

import io.pitot.dump.DumpFolder;
import java.io.File;
import java.nio.file.Path;

/**
 * Shows the running interval to those who watch the folder of the dumps, as long as they do. Asks the file system once a second. One thread
 * only; nothing is thrown.
 */
final class LiveShow {

    private final File watched;
    private final IntervalDumper dumper;
    private final LiveTimetable timetable;

    LiveShow(Path folder, IntervalDumper dumper) {
        watched = folder.resolve(DumpFolder.WATCHED).toFile();
        this.dumper = dumper;
        timetable = new LiveTimetable(modified());
    }

    /** Does what is due at that {@link System#nanoTime}. */
    void look(long now) {
        if (!timetable.takeLook(now)) {
            return;
        }
        boolean before = timetable.isWatched();
        timetable.look(now, modified());
        if (before && !timetable.isWatched()) {
            dumper.endLive();
        }
        if (timetable.takeShow(now)) {
            timetable.shown(now, dumper.showLive());
        }
    }

    /** Milliseconds, or 0 if there is no such file, or no telling: of a file that is missing nothing is thrown and little allocated. */
    private long modified() {
        return watched.lastModified();
    }
}
