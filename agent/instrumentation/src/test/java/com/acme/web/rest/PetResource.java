package com.acme.web.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** A resource below another. */
public class PetResource {

    /** All of an owner's. */
    @GET
    public String pets() {
        return "pets";
    }

    /** One of them. */
    @GET
    @Path("/{petId}")
    public String pet() {
        return "pet";
    }

    /** What a pet has. */
    @Path("{petId}/visits")
    public VisitResource visits() {
        return new VisitResource();
    }
}
