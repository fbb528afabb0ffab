package io.pitot.shop.checkout;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.springframework.stereotype.Service;

@Service
class TaxService {

    private final TaxRateRepository rates;

    TaxService(TaxRateRepository rates) {
        this.rates = rates;
    }

    /** The tax on a net amount, in euros; none where the shop has no rate for the country. */
    BigDecimal taxOn(BigDecimal net, String country) {
        return rates.findByCountry(country)
                .map(rate -> net.multiply(rate.getPercent()).movePointLeft(2))
                .orElse(BigDecimal.ZERO)
                .setScale(2, RoundingMode.HALF_UP);
    }
}
