package io.pitot.it.corpus;

import com.zaxxer.hikari.HikariDataSource;
import io.pitot.it.app.WebServer;
import java.lang.reflect.InvocationTargetException;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Serves the programs of the families named, each for every size: {@code GET /RowLoops/itemsOfEachOrder/10?turn=0}. */
public final class CorpusApp {

    private CorpusApp() {}

    /**
     * Runs until ended.
     *
     * @param args how many sizes of databases there are, the sizes, and simple names of families
     */
    public static void main(String[] args) throws Exception {
        Map<Integer, HikariDataSource> databases = new TreeMap<>();
        int sizes = Integer.parseInt(args[0]);
        for (int i = 1; i <= sizes; i++) {
            databases.put(Integer.valueOf(args[i]), CorpusDatabase.of(Integer.parseInt(args[i])));
        }
        WebServer server = new WebServer();
        for (String family : List.of(args).subList(1 + sizes, args.length)) {
            for (Program program : Program.of(family)) {
                databases.forEach((rows, database) -> serve(server, program, rows, database));
            }
        }
        server.run();
    }

    private static void serve(WebServer server, Program program, int rows, HikariDataSource database) {
        server.servlet(program.path(rows), (request, response) -> {
            int turn = Integer.parseInt(request.getParameter("turn"));
            try (Connection connection = database.getConnection()) {
                program.run(new Visit(database, connection, rows, turn, response));
            } catch (InvocationTargetException e) {
                throw new IllegalStateException(e.getCause());
            } catch (ReflectiveOperationException e) {
                throw new LinkageError(program.name(), e);
            }
        });
    }
}
