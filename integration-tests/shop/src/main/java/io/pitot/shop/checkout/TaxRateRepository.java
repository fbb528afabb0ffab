package io.pitot.shop.checkout;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface TaxRateRepository extends Repository<TaxRate, Long> {

    Optional<TaxRate> findByCountry(String country);
}
