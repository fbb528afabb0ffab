package com.acme.web.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** A JAX-RS application, whichever implementation and version the class loader has. */
@ApplicationPath("/v1")
public class RestApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(OwnerResource.class, SorryResource.class, RefusedMapper.class, Doorkeeper.class);
    }
}
