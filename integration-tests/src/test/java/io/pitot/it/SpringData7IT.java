package io.pitot.it;

import io.pitot.it.harness.ClassPath;
import io.pitot.it.harness.Observed;
import java.nio.file.Path;

/** Spring 7 and Spring Data 4 on Hibernate 7. */
class SpringData7IT extends SpringDataContract {

    @Override
    Observed application(Path folder) {
        return bare(folder).with(ClassPath.SPRING).with(ClassPath.SPRING_DATA).with(ClassPath.HIBERNATE);
    }
}
