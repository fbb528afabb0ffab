package io.pitot.it.app;

import java.io.Closeable;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Runs queries, opens files until it may open no more, and closes them and ends when it is told so. */
public final class FewFilesApp {

    /** Files in the working directory that tell it to close its own, and to end. */
    public static final String CLOSE = "close";

    public static final String END = "end";

    private int queries;

    private FewFilesApp() {}

    /** No arguments. Prints how many queries it ran. */
    public static void main(String[] args) throws Exception {
        FewFilesApp app = new FewFilesApp();
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:few");
                Statement statement = connection.createStatement()) {
            app.query(statement);
            List<Closeable> open = new ArrayList<>();
            app.open(open);
            System.out.println("FULL");
            app.queryUntil(CLOSE, statement);
            for (Closeable each : open) {
                each.close();
            }
            app.queryUntil(END, statement);
        }
        System.out.println("QUERIES " + app.queries);
    }

    @SuppressWarnings("InfiniteLoopStatement")
    private void open(List<Closeable> open) {
        try {
            while (true) {
                open.add(new FileInputStream("/dev/null"));
            }
        } catch (IOException noMore) {
            System.out.println("OPEN " + open.size());
        }
    }

    private void queryUntil(String told, Statement statement) throws SQLException, InterruptedException {
        while (!Files.exists(Path.of(told))) {
            query(statement);
            Thread.sleep(10);
        }
    }

    private void query(Statement statement) throws SQLException {
        queries++;
        try (ResultSet result = statement.executeQuery("SELECT 1 AS q_few")) {
            result.next();
        }
    }
}
