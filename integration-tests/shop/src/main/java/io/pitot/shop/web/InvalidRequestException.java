package io.pitot.shop.web;

/** A request carries a value that the shop does not take; answered with status 400. */
public class InvalidRequestException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message names the field, its value and what is allowed
     */
    public InvalidRequestException(String message) {
        super(message);
    }
}
