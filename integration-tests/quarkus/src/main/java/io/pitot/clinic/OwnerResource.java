package io.pitot.clinic;

import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import org.eclipse.microprofile.context.ManagedExecutor;

/** Owners on every kind of thread that a request can be on. */
@Path("/owners")
public class OwnerResource {

    @Inject
    Owners owners;

    @Inject
    Names names;

    @Inject
    Ledger ledger;

    @Inject
    ManagedExecutor executor;

    @Inject
    @VirtualThreads
    ExecutorService virtualThreads;

    /** On the event loop. */
    @GET
    public Uni<String> title() {
        return Uni.createFrom().item("owners");
    }

    /** On a worker thread. */
    @GET
    @Path("{id}")
    public String blocking(long id) {
        return names.of(id, "GET /owners/{id}");
    }

    /** From the event loop to a worker thread. */
    @GET
    @Path("{id}/reactive")
    public Uni<String> reactive(long id) {
        return Uni.createFrom()
                .item(id)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(any -> names.of(any, "GET /owners/{id}/reactive"));
    }

    /** From the event loop to a worker thread that begins the work. */
    @GET
    @Path("{id}/subscribed")
    public Uni<String> subscribed(long id) {
        return Uni.createFrom()
                .item(() -> names.of(id, "GET /owners/{id}/subscribed"))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    /** Several items, each read on a worker thread. */
    @GET
    @Path("{id}/streamed")
    public Multi<String> streamed(long id) {
        return Multi.createFrom()
                .items(id, id)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(any -> names.of(any, "GET /owners/{id}/streamed"));
    }

    /** From a worker thread to another one. */
    @GET
    @Path("{id}/staged")
    public CompletionStage<String> staged(long id) {
        return CompletableFuture.supplyAsync(() -> names.of(id, "GET /owners/{id}/staged"), executor);
    }

    /** On a virtual thread where there are any, and else on a worker thread. */
    @GET
    @Path("{id}/virtual")
    public Uni<String> virtual(long id) {
        return Uni.createFrom()
                .item(() -> names.of(id, "GET /owners/{id}/virtual"))
                .runSubscriptionOn(virtualThreads);
    }

    /** One query for the owners, and one more for the pets of each. */
    @GET
    @Path("pets")
    @Transactional
    public String pets() {
        ledger.count("GET /owners/pets");
        StringBuilder all = new StringBuilder();
        for (Owner owner : owners.listAll()) {
            ledger.count("GET /owners/pets");
            owner.pets.forEach(pet -> all.append(pet.name).append('\n'));
        }
        return all.toString();
    }

    /** Pets change, which Hibernate writes when this has returned and its transaction ends. */
    @POST
    @Path("{id}/fed")
    @Transactional
    public int fed(long id) {
        Owner owner = owners.findById(id);
        ledger.count("POST /owners/{id}/fed");
        owner.pets.forEach(pet -> {
            ledger.count("POST /owners/{id}/fed");
            pet.name += ".";
        });
        ledger.count("POST /owners/{id}/fed");
        return owner.pets.size();
    }

    /** Fails. */
    @GET
    @Path("{id}/failing")
    public String failing(long id) {
        throw new IllegalStateException("owner " + names.of(id, "GET /owners/{id}/failing"));
    }

    /** Fails on the event loop, by and by. */
    @GET
    @Path("{id}/failing-later")
    public Uni<String> failingLater(long id) {
        return Uni.createFrom()
                .item(id)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(any -> {
                    throw new UnsupportedOperationException("owner " + any);
                });
    }
}
