package io.pitot.clinic;

import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;

/** The owners in the database, by Hibernate. */
@ApplicationScoped
public class Owners implements PanacheRepository<Owner> {}
