package io.pitot.shop.catalog;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface CategoryRepository extends Repository<Category, Long> {

    Optional<Category> findById(long id);

    @Query("""
            select distinct department from Category department
            left join fetch department.children
            where department.parent is null
            order by department.name
            """)
    List<Category> findDepartments();
}
