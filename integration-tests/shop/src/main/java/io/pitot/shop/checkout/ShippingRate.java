package io.pitot.shop.checkout;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;

/** What it costs to send a parcel to a country. */
@Entity
class ShippingRate {

    @Id
    private long id;

    private String country;

    private BigDecimal fee;

    private BigDecimal freeFrom;

    protected ShippingRate() {}

    long getId() {
        return id;
    }

    String getCountry() {
        return country;
    }

    /** What is to be paid for goods of the given net value, in euros. */
    BigDecimal feeFor(BigDecimal net) {
        return net.compareTo(freeFrom) >= 0 ? BigDecimal.ZERO : fee;
    }
}
