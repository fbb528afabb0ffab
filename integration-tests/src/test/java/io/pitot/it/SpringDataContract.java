package io.pitot.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.dump.FindingKind;
import io.pitot.it.app.SpringDataApp;
import io.pitot.it.harness.ClassPath;
import io.pitot.it.harness.Observed;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the agent must say of the {@link SpringDataApp}, whatever the version of Spring. */
abstract class SpringDataContract extends FrameworkContract {

    SpringDataContract() {
        super(SpringDataApp.class, "loop");
    }

    @Test
    void collectionsOfAggregatesHaveTheRemedyOfWhatReadsThem() {
        assertThat(observed().finding(FindingKind.N_PLUS_ONE, "GET /aggregates").remedy())
                .startsWith("Spring Data JDBC reads each collection of an aggregate with a query for each root");
    }

    /** The application without Spring and Hibernate. */
    static Observed bare(Path folder) {
        return Observed.application(SpringDataApp.class, folder)
                .classes(ClassPath.testClasses().resolve("jpa"))
                .with(ClassPath.TOMCAT)
                .with(ClassPath.H2)
                .with(ClassPath.HIKARI);
    }
}
