package io.pitot.shop.customers;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;

/** Somebody with an account. */
@Entity
public class Customer {

    @Id
    private long id;

    private String name;

    private String email;

    private String city;

    private String country;

    private Instant registeredAt;

    protected Customer() {}

    public long getId() {
        return id;
    }

    public String getName() {
        return name;
    }

    String getEmail() {
        return email;
    }

    String getCity() {
        return city;
    }

    /** ISO 3166 code of two letters. */
    public String getCountry() {
        return country;
    }

    Instant getRegisteredAt() {
        return registeredAt;
    }
}
