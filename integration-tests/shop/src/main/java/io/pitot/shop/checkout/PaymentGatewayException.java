package io.pitot.shop.checkout;

/** The payment provider has not answered. */
class PaymentGatewayException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PaymentGatewayException(String message) {
        super(message);
    }
}
