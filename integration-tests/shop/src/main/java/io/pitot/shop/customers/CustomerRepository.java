package io.pitot.shop.customers;

import java.util.Optional;
import org.springframework.data.repository.Repository;

/** Customers by number. */
public interface CustomerRepository extends Repository<Customer, Long> {

    Optional<Customer> findById(long id);
}
