package io.pitot.it;

import io.pitot.it.harness.ClassPath;
import io.pitot.it.harness.Observed;
import io.pitot.it.harness.Postgres;
import java.nio.file.Path;

/** JPA by Hibernate 7 on a real PostgreSQL server, beside what its extension for statistics counts. */
class HibernateOnPostgresIT extends JpaContract {

    HibernateOnPostgresIT() {
        super("by-hibernate");
    }

    @Override
    Observed application(Path folder) {
        return jakarta(folder)
                .with(ClassPath.HIBERNATE)
                .with(ClassPath.POSTGRESQL)
                .jvm("-Dlibrary.url=" + Postgres.newDatabase("hibernate"));
    }
}
