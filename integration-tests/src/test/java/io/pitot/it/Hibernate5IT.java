package io.pitot.it;

import io.pitot.it.harness.Observed;
import java.nio.file.Path;

/** JPA by Hibernate 5, of {@code javax.persistence}. */
class Hibernate5IT extends JpaContract {

    Hibernate5IT() {
        super("by-hibernate");
    }

    @Override
    Observed application(Path folder) {
        return javax(folder, "libraries/hibernate-5");
    }
}
