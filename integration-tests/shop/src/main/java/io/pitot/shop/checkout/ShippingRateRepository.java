package io.pitot.shop.checkout;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface ShippingRateRepository extends Repository<ShippingRate, Long> {

    Optional<ShippingRate> findByCountry(String country);
}
