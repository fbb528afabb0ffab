package io.pitot.shop.orders;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The mail server, somewhere else: this one only takes the time that the real one would take. */
@Component
class MailRelay {

    private static final Logger LOG = LoggerFactory.getLogger(MailRelay.class);
    private static final Duration ROUND_TRIPS = Duration.ofMillis(120);

    void send(String invoiceNumber, String recipient) {
        try {
            Thread.sleep(ROUND_TRIPS.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("invoice " + invoiceNumber + " was interrupted while it was being sent", e);
        }
        LOG.debug("invoice {} sent to {}", invoiceNumber, recipient);
    }
}
