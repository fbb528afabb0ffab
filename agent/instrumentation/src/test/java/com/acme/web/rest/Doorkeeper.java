package com.acme.web.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

/** Turns away whoever asks for it, after a resource method is chosen. */
@Provider
public class Doorkeeper implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext context) {
        if (context.getUriInfo().getQueryParameters().containsKey("refused")) {
            context.abortWith(Response.status(401).entity("refused").build());
        }
    }
}
