package io.pitot.clinic;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** The pets of a clinic. */
public class PatientResource {

    private final Names names;

    PatientResource(Names names) {
        this.names = names;
    }

    @GET
    @Path("{pet}")
    public String pet(@PathParam("pet") long pet) {
        return names.of(pet, "GET /clinics/{clinic}/pets/{pet}");
    }
}
