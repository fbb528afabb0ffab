package com.acme.web.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** A resource two levels below its root. */
public class VisitResource {

    /** One of a pet's. */
    @GET
    @Path("{visitId}")
    public String visit() {
        return "visit";
    }
}
