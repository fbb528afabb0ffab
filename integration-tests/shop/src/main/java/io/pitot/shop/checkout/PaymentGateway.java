package io.pitot.shop.checkout;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/**
 * The payment provider, somewhere else: a stand-in that fails as often as the real one has been seen
 * to. It fails by count and not by chance, so that two runs of the same requests give the same
 * errors: of any 25 authorisations in a row 3 fail, which is 12 %.
 */
@Component
class PaymentGateway {

    private static final int CYCLE = 25;

    private final AtomicLong authorisations = new AtomicLong();

    /**
     * @param amount euros
     * @return the provider's number of the authorisation
     * @throws PaymentGatewayException when the provider does not answer in time
     */
    String authorise(long orderId, BigDecimal amount) {
        long number = authorisations.getAndIncrement();
        int turn = (int) (number % CYCLE);
        if (turn == 4 || turn == 12 || turn == 20) {
            throw new PaymentGatewayException("order %d: authorisation of %s EUR timed out".formatted(orderId, amount));
        }
        return String.format(Locale.ROOT, "A-%08d", number);
    }
}
