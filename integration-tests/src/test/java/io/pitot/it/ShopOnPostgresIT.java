package io.pitot.it;

import io.pitot.it.harness.Postgres;
import java.util.List;

/** The shop on a real PostgreSQL server. */
class ShopOnPostgresIT extends ShopContract {

    @Override
    List<String> database() {
        return List.of(
                "--spring.profiles.active=postgres",
                "--spring.datasource.url=" + Postgres.newDatabase("shop"),
                "--spring.datasource.username=" + Postgres.USER,
                "--spring.datasource.password=");
    }
}
