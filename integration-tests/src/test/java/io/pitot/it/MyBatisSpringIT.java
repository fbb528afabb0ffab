package io.pitot.it;

import io.pitot.it.app.MyBatisSpringApp;
import io.pitot.it.harness.ClassPath;
import io.pitot.it.harness.Observed;
import java.nio.file.Path;

/** MyBatis by way of Spring. */
class MyBatisSpringIT extends FrameworkContract {

    MyBatisSpringIT() {
        super(MyBatisSpringApp.class, "loop");
    }

    @Override
    Observed application(Path folder) {
        return Observed.application(MyBatisSpringApp.class, folder)
                .with(ClassPath.TOMCAT)
                .with(ClassPath.H2)
                .with(ClassPath.HIKARI)
                .with(ClassPath.MYBATIS)
                .with(ClassPath.MYBATIS_SPRING)
                .with(ClassPath.SPRING)
                .with(ClassPath.SPRING_DATA);
    }
}
