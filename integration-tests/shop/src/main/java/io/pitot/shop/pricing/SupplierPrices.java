package io.pitot.shop.pricing;

import java.math.BigDecimal;
import java.util.Objects;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** Asks the supplier. */
@Component
@Lazy
public class SupplierPrices {

    private final RestClient supplier;

    SupplierPrices(SupplierServer server) {
        supplier = RestClient.create(server.address());
    }

    /** What one piece costs today. */
    public BigDecimal priceOf(String sku) {
        String price = supplier.get().uri("/prices/{sku}", sku).retrieve().body(String.class);
        return new BigDecimal(Objects.requireNonNull(price, sku));
    }
}
