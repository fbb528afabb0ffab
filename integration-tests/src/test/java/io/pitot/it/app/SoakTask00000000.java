package io.pitot.it.app;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.TimerTask;
import java.util.concurrent.CountDownLatch;

/** Runs some times with a place of its own to ask from, and then fails. {@link SoakApp} makes others of it, by the digits of its name. */
public final class SoakTask00000000 extends TimerTask {

    private static final int RUNS = 20;

    private final SoakApp app;
    private final CountDownLatch ended;
    private int runs;

    /** @param ended counted down at the end of the last run, which fails: by that its timer's thread ends */
    public SoakTask00000000(SoakApp app, CountDownLatch ended) {
        this.app = app;
        this.ended = ended;
    }

    @Override
    public void run() {
        long run = app.nextRun();
        try (Connection connection = app.connect();
                Statement statement = connection.createStatement()) {
            for (int i = 0; i < SoakApp.QUERIES; i++) {
                try (ResultSet result = statement.executeQuery(SoakApp.sql(run, i))) {
                    result.next();
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        app.callOthers(run);
        if (++runs == RUNS) {
            ended.countDown();
            throw app.failure();
        }
    }
}
