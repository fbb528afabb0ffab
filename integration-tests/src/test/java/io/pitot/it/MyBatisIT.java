package io.pitot.it;

import io.pitot.it.app.MyBatisApp;
import io.pitot.it.harness.ClassPath;
import io.pitot.it.harness.Observed;
import java.nio.file.Path;

/** MyBatis. */
class MyBatisIT extends FrameworkContract {

    MyBatisIT() {
        super(MyBatisApp.class, "loop");
    }

    @Override
    Observed application(Path folder) {
        return Observed.application(MyBatisApp.class, folder)
                .with(ClassPath.TOMCAT)
                .with(ClassPath.H2)
                .with(ClassPath.HIKARI)
                .with(ClassPath.MYBATIS);
    }
}
