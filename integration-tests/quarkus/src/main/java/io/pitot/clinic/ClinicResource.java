package io.pitot.clinic;

import jakarta.inject.Inject;
import jakarta.ws.rs.Path;

/** Has nothing but another resource, which is looked for on a worker thread. */
@Path("/clinics/{clinic}")
public class ClinicResource {

    @Inject
    Names names;

    @Path("pets")
    public PatientResource patients() {
        return new PatientResource(names);
    }
}
