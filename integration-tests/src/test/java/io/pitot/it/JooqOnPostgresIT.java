package io.pitot.it;

import io.pitot.it.app.JooqApp;
import io.pitot.it.harness.ClassPath;
import io.pitot.it.harness.Observed;
import io.pitot.it.harness.Postgres;
import java.nio.file.Path;

/** jOOQ on a real PostgreSQL server, beside what its extension for statistics counts. */
class JooqOnPostgresIT extends FrameworkContract {

    JooqOnPostgresIT() {
        super(JooqApp.class, "loop");
    }

    @Override
    Observed application(Path folder) {
        return Observed.application(JooqApp.class, folder)
                .with(ClassPath.TOMCAT)
                .with(ClassPath.POSTGRESQL)
                .with(ClassPath.HIKARI)
                .with(ClassPath.JOOQ)
                .jvm("-Dlibrary.url=" + Postgres.newDatabase("jooq"));
    }
}
