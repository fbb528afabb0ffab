package io.pitot.shop.customers;

import io.pitot.shop.web.NotFoundException;
import java.time.Instant;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/customers")
class CustomerController {

    private final CustomerRepository customers;

    CustomerController(CustomerRepository customers) {
        this.customers = customers;
    }

    @GetMapping("/{id}")
    CustomerDetail detail(@PathVariable long id) {
        return customers.findById(id).map(CustomerDetail::of).orElseThrow(() -> new NotFoundException("customer", id));
    }

    record CustomerDetail(long id, String name, String email, String city, String country, Instant registeredAt) {

        static CustomerDetail of(Customer customer) {
            return new CustomerDetail(
                    customer.getId(),
                    customer.getName(),
                    customer.getEmail(),
                    customer.getCity(),
                    customer.getCountry(),
                    customer.getRegisteredAt());
        }
    }
}
