package io.pitot.it;

/** Spring Boot 2.7, of {@code javax}. */
class SpringBoot2IT extends SpringBootContract {

    SpringBoot2IT() {
        super("2");
    }
}
