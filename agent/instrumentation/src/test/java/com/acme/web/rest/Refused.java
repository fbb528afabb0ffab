package com.acme.web.rest;

/** Mapped to a response by this application itself. */
public class Refused extends RuntimeException {

    private static final long serialVersionUID = 1;

    final int status;

    Refused(int status, Throwable cause) {
        super(cause);
        this.status = status;
    }
}
