package com.acme.web.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;

/** The error page. */
@Path("sorry")
public class SorryResource {

    /** It, with the status of the error. */
    @GET
    public Response sorry(@QueryParam("status") int status) {
        return Response.status(status).entity("sorry").build();
    }
}
