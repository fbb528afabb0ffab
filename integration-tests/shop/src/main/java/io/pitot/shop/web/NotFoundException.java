package io.pitot.shop.web;

/** What a request asked for does not exist; answered with status 404. */
public class NotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotFoundException(String what, Object key) {
        super("no " + what + " " + key);
    }
}
