package io.pitot.shop.checkout;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;

/** What a country adds to a net price. */
@Entity
class TaxRate {

    @Id
    private long id;

    private String country;

    private BigDecimal percent;

    protected TaxRate() {}

    long getId() {
        return id;
    }

    String getCountry() {
        return country;
    }

    BigDecimal getPercent() {
        return percent;
    }
}
