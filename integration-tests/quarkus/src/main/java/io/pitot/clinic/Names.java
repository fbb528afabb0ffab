package io.pitot.clinic;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Reads one name with one query. */
@ApplicationScoped
public class Names {

    @Inject
    DataSource database;

    @Inject
    Ledger ledger;

    /**
     * The owner's name.
     *
     * @param unit the unit of work that it is read in
     */
    String of(long id, String unit) {
        ledger.count(unit);
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("select name from Owner where id = ?")) {
            statement.setLong(1, id);
            try (ResultSet result = statement.executeQuery()) {
                return result.next() ? result.getString(1) : "nobody";
            }
        } catch (SQLException e) {
            throw new IllegalStateException("id=" + id + ": not read", e);
        }
    }
}
