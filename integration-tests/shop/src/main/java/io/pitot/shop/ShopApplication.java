package io.pitot.shop;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * The shop. It listens on {@code server.port} (8080 unless told otherwise) and keeps its data in an
 * H2 database in memory, or in PostgreSQL with the profile {@code postgres}.
 */
@SpringBootApplication
public class ShopApplication {

    public static void main(String[] args) {
        SpringApplication.run(ShopApplication.class, args);
    }
}
