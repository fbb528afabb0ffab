package io.pitot.shop.checkout;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class QuoteController {

    private final QuoteService quotes;

    QuoteController(QuoteService quotes) {
        this.quotes = quotes;
    }

    @GetMapping("/customers/{customerId}/quote")
    Quote quote(@PathVariable long customerId) {
        return quotes.quoteFor(customerId);
    }
}
