package io.pitot.it.app;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;

/** Servlets under every kind of mapping, a filter that answers by itself, errors, forwards, includes, async. */
public final class ServletApp {

    /** What a request to {@code /exact} allocates at least. */
    public static final int ALLOCATED = 1 << 20;

    private final HikariDataSource items;

    private ServletApp(HikariDataSource items) throws SQLException {
        this.items = items;
        try (Connection connection = items.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE item (id INT PRIMARY KEY, name VARCHAR(40))");
            statement.executeUpdate("INSERT INTO item SELECT x, 'item ' || x FROM SYSTEM_RANGE(1, 10000)");
        }
    }

    /** Runs until ended. */
    public static void main(String[] args) throws Exception {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:mem:items");
        config.setMaximumPoolSize(4);
        config.setPoolName("items");
        try (HikariDataSource items = new HikariDataSource(config)) {
            ServletApp app = new ServletApp(items);
            new WebServer()
                    .filter("/guarded/*", new Guard())
                    .servlet("/guarded/*", ServletApp::hello)
                    .servlet("/api/*", app::item)
                    .servlet("*.do", ServletApp::hello)
                    .servlet("/exact", ServletApp::exact)
                    .servlet("/broken", ServletApp::broken)
                    .servlet("/missing", ServletApp::missing)
                    .servlet("/forward", ServletApp::forward)
                    .servlet("/include", ServletApp::include)
                    .servlet("/async", ServletApp::async)
                    .servlet("/", ServletApp::hello)
                    .context("/office")
                    .servlet("/desk/*", ServletApp::hello)
                    .run();
        }
    }

    private static void hello(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(response, "hello");
    }

    private void item(HttpServletRequest request, HttpServletResponse response) throws IOException, SQLException {
        String path = request.getPathInfo();
        try (Connection connection = items.getConnection();
                PreparedStatement select = connection.prepareStatement("SELECT name FROM item WHERE id = ?")) {
            select.setInt(1, Integer.parseInt(path.substring(path.lastIndexOf('/') + 1)));
            try (ResultSet result = select.executeQuery()) {
                answer(response, result.next() ? result.getString(1) : "no such item");
            }
        }
    }

    private static void exact(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] page = "exact".getBytes(StandardCharsets.UTF_8);
        response.setContentType("text/plain");
        response.getOutputStream().write(Arrays.copyOf(page, ALLOCATED), 0, page.length);
    }

    private static void broken(HttpServletRequest request, HttpServletResponse response) {
        throw new IllegalStateException("order 4711 of customer 815"); // here: broken
    }

    private static void missing(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }

    private static void forward(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        request.getRequestDispatcher("/exact").forward(request, response);
    }

    private static void include(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        request.getRequestDispatcher("/page.do").include(request, response);
        request.getRequestDispatcher("/page.do").include(request, response);
    }

    private static void async(HttpServletRequest request, HttpServletResponse response) {
        AsyncContext later = request.startAsync();
        later.start(() -> {
            try {
                answer((HttpServletResponse) later.getResponse(), "later");
            } catch (IOException e) {
                throw new IllegalStateException(e);
            } finally {
                later.complete();
            }
        });
    }

    private static void answer(HttpServletResponse response, String text) throws IOException {
        response.setContentType("text/plain");
        response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Lets nobody pass who does not know the word. */
    private static final class Guard implements Filter {
        @Override
        public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            if (request.getParameter("word") == null) {
                ((HttpServletResponse) response).setStatus(HttpServletResponse.SC_FORBIDDEN);
            } else {
                chain.doFilter(request, response);
            }
        }
    }
}
