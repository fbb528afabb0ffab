package com.acme.web.rest;

import com.acme.web.Failure;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;

/** A root resource. */
@Path("/owners")
public class OwnerResource {

    /** All of them. */
    @GET
    public String owners() {
        return "owners";
    }

    /** One of them. */
    @GET
    @Path("{ownerId: \\d+}")
    public String owner(@PathParam("ownerId") int ownerId) {
        return "owner";
    }

    /** A letter to an owner. */
    @GET
    @Path("/{ownerId}/letters/{letterId : [0-9]{2}}/{page:[^/]+}")
    public String letter(@PathParam("letterId") int letterId) {
        return "letter";
    }

    /** Fails, and {@link RefusedMapper} answers with the given status. */
    @GET
    @Path("/{ownerId}/failing/")
    public String failing(@QueryParam("status") int status) {
        try {
            Failure.fail();
        } catch (IllegalStateException e) {
            throw new Refused(status, e);
        }
        return "";
    }

    /** Fails, and nobody handles it. */
    @GET
    @Path("/{ownerId}/broken")
    public String broken() {
        Failure.fail();
        return "";
    }

    /** Says so by an exception. */
    @GET
    @Path("/{ownerId}/absent")
    public String absent() {
        throw new WebApplicationException(404);
    }

    /** What an owner has. Owner 0 is nobody. */
    @Path("/{ownerId}/pets")
    public PetResource pets(@PathParam("ownerId") int ownerId) {
        if (ownerId == 0) {
            throw new WebApplicationException(404);
        }
        return new PetResource();
    }
}
