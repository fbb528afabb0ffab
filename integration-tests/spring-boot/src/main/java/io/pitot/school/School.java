package io.pitot.school;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The application. */
@SpringBootApplication
@EnableAsync
@EnableScheduling
public class School {

    /** Runs until ended. */
    public static void main(String[] args) {
        SpringApplication.run(School.class, args);
    }

    @EventListener
    public void ready(ApplicationReadyEvent event) {
        Environment environment = event.getApplicationContext().getEnvironment();
        System.out.println("READY " + environment.getProperty("local.server.port"));
    }
}
