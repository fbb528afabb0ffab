package io.pitot.it.app;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A web application in one class: answers with as many titles as the path's last part says, each by a query of its own. */
@WebServlet(urlPatterns = "/titles/*", loadOnStartup = 1)
public final class TitlesServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @SuppressWarnings("serial")
    private HikariDataSource titles;

    @Override
    public void init() throws ServletException {
        String name = getServletContext().getContextPath().substring(1);
        HikariConfig config = new HikariConfig();
        config.setDriverClassName("org.h2.Driver");
        config.setJdbcUrl("jdbc:h2:mem:" + name);
        config.setPoolName("pool-" + name);
        config.setMaximumPoolSize(2);
        titles = new HikariDataSource(config);
        try (Connection connection = titles.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE book (id INT PRIMARY KEY, title VARCHAR(20))");
            statement.execute("INSERT INTO book VALUES (1, 'Emma')");
        } catch (SQLException e) {
            throw new ServletException(e);
        }
    }

    @Override
    public void destroy() {
        titles.close();
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        int count = Integer.parseInt(request.getPathInfo().substring(1));
        try (Connection connection = titles.getConnection();
                PreparedStatement find = connection.prepareStatement("SELECT title FROM book WHERE id = ?")) {
            for (int i = 0; i < count; i++) {
                find.setInt(1, 1);
                try (ResultSet found = find.executeQuery()) { // here: titles
                    found.next();
                    response.getWriter().print(found.getString(1));
                }
            }
        } catch (SQLException e) {
            throw new ServletException(e);
        }
    }
}
