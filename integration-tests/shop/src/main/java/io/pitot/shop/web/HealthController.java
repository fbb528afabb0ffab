package io.pitot.shop.web;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The page that a load balancer asks. */
@RestController
class HealthController {

    private static final int VALIDATION_SECONDS = 1;

    private final DataSource dataSource;

    HealthController(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @GetMapping("/health")
    ResponseEntity<Health> health() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return connection.isValid(VALIDATION_SECONDS)
                    ? ResponseEntity.ok(new Health("UP"))
                    : ResponseEntity.status(503).body(new Health("DOWN"));
        }
    }

    record Health(String status) {}
}
