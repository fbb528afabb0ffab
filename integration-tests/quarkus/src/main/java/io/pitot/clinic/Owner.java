package io.pitot.clinic;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import java.util.List;

/** Who brings pets. */
@Entity
public class Owner {

    @Id
    public Long id;

    public String name;

    /** Loaded one by one for each owner. */
    @OneToMany(mappedBy = "owner")
    public List<Pet> pets;
}
