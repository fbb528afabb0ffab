package io.pitot.it.app;

import jakarta.persistence.EntityManagerFactory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.jdbc.repository.config.AbstractJdbcConfiguration;
import org.springframework.data.jdbc.repository.config.EnableJdbcRepositories;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.data.repository.CrudRepository;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The {@link Library} by Spring: its templates, its client, repositories by JPA and by JDBC, services behind proxies. */
public final class SpringDataApp {

    private static final String BOOKS_OF = "SELECT title FROM book WHERE author_id = ?";
    private static final String BOOKS_OF_NAMED = "SELECT title FROM book WHERE author_id = :author";
    private static final String AUTHORS = "SELECT id FROM author WHERE id <= ?";

    private static Library library;

    private final JdbcTemplate jdbc;
    private final NamedParameterJdbcTemplate named;
    private final JdbcClient client;
    private final TransactionTemplate transactions;
    private final Authors authors;
    private final Books books;
    private final AuthorRows rows;
    private final Shelf shelf;
    private final Desk desk;

    private SpringDataApp(AnnotationConfigApplicationContext spring) {
        jdbc = new JdbcTemplate(library.database());
        named = new NamedParameterJdbcTemplate(jdbc);
        client = JdbcClient.create(jdbc);
        transactions = new TransactionTemplate(spring.getBean(PlatformTransactionManager.class));
        authors = spring.getBean(Authors.class);
        books = spring.getBean(Books.class);
        rows = spring.getBean(AuthorRows.class);
        shelf = spring.getBean(Shelf.class);
        desk = spring.getBean(Desk.class);
    }

    /** Runs until ended. */
    public static void main(String[] args) throws Exception {
        library = new Library();
        try (AnnotationConfigApplicationContext spring = new AnnotationConfigApplicationContext(Beans.class)) {
            SpringDataApp app = new SpringDataApp(spring);
            library.work("/by-key", app::byKey)
                    .work("/list", size -> app.ids(size).size())
                    .work("/template", app::templateOfEach)
                    .work("/named", app::namedOfEach)
                    .work("/client", app::clientOfEach)
                    .work("/in-row-handler", app::inRowHandler)
                    .work("/streamed", app::streamed)
                    .work("/one-by-one", app::oneByOne)
                    .work("/batched", app::batched)
                    .work("/changed", app::changed)
                    .work("/violated", app::violated)
                    .work("/rolled-back", app::rolledBack)
                    .work("/repository-by-key", app::repositoryByKey)
                    .work("/repository", app::repositoryOfEach)
                    .work("/lambda", app::repositoryInLambda)
                    .work("/repository-page", app::repositoryPage)
                    .work("/repository-graph", app::repositoryGraph)
                    .work("/repository-saves", app::repositorySaves)
                    .work("/class-proxy", size -> app.shelf.volumes(size))
                    .work("/class-proxy-commits", app::classProxyCommits)
                    .work("/interface-proxy", size -> app.desk.volumes(size))
                    .work("/aggregate", app::aggregate)
                    .work("/aggregates", app::aggregates)
                    .work("/aggregate-saved", app::aggregateSaved)
                    .run();
        }
    }

    private List<Long> ids(int size) {
        return jdbc.queryForList(AUTHORS, Long.class, size); // here: /list /template /named /client /repository /lambda
    }

    private Object byKey(int size) {
        return jdbc.queryForObject("SELECT name FROM author WHERE id = ?", String.class, size); // here: /by-key
    }

    private Object templateOfEach(int size) {
        int titles = 0;
        for (long id : ids(size)) {
            titles += jdbc.queryForList(BOOKS_OF, id).size(); // here: /template loop
        }
        return titles;
    }

    private Object namedOfEach(int size) {
        int titles = 0;
        for (long id : ids(size)) {
            Map<String, Long> parameters = Map.of("author", id);
            titles += named.queryForList(BOOKS_OF_NAMED, parameters).size(); // here: /named loop
        }
        return titles;
    }

    private Object clientOfEach(int size) {
        int titles = 0;
        for (long id : ids(size)) {
            titles += client.sql(BOOKS_OF).param(id).query(String.class).list().size(); // here: /client loop
        }
        return titles;
    }

    private Object inRowHandler(int size) {
        AtomicInteger titles = new AtomicInteger();
        jdbc.query( // here: /in-row-handler
                AUTHORS,
                row -> {
                    titles.addAndGet(jdbc.queryForList(BOOKS_OF, row.getLong(1)).size()); // here: /in-row-handler loop
                },
                size);
        return titles;
    }

    private Object streamed(int size) {
        try (Stream<String> titles =
                jdbc.queryForStream(BOOKS_OF, (row, number) -> row.getString(1), size)) { // here: /streamed
            return titles.count();
        }
    }

    private Object oneByOne(int size) {
        for (int i = 0; i < size; i++) {
            jdbc.update("INSERT INTO book (id) VALUES (?)", library.nextId()); // here: /one-by-one
        }
        return size;
    }

    private Object batched(int size) {
        List<Object[]> ids = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            ids.add(new Object[] {library.nextId()});
        }
        return jdbc.batchUpdate("INSERT INTO book (id, title) VALUES (?, 'new')", ids); // here: /batched
    }

    private Object changed(int size) {
        return jdbc.update("UPDATE book SET title = 'changed' WHERE author_id = ?", size); // here: /changed
    }

    private Object violated(int size) {
        try {
            return jdbc.update("INSERT INTO author (id) VALUES (?)", size); // here: /violated
        } catch (DuplicateKeyException e) {
            return e.getClass();
        }
    }

    private Object rolledBack(int size) {
        return transactions.execute(status -> {
            status.setRollbackOnly();
            return jdbc.update("DELETE FROM book WHERE author_id = ?", size); // here: /rolled-back
        });
    }

    private Object repositoryByKey(int size) {
        return authors.findById((long) size).map(Author::getName); // here: /repository-by-key
    }

    private Object repositoryOfEach(int size) {
        int volumes = 0;
        for (long id : ids(size)) {
            volumes += books.findByAuthorId(id).size(); // here: /repository loop
        }
        return volumes;
    }

    private Object repositoryInLambda(int size) {
        return ids(size).stream()
                .map(id -> authors.findById(id)) // here: /lambda loop
                .flatMap(Optional::stream)
                .count();
    }

    private Object repositoryPage(int size) {
        return authors.findAll(PageRequest.of(0, 2)).getTotalElements() + size; // here: /repository-page
    }

    private Object repositoryGraph(int size) {
        return authors.withBooks(size).stream() // here: /repository-graph
                .mapToInt(author -> author.getBooks().size())
                .sum();
    }

    private Object repositorySaves(int size) {
        for (int i = 0; i < size; i++) {
            authors.save(new Author(library.nextId(), "new")); // here: /repository-saves
        }
        return size;
    }

    private Object classProxyCommits(int size) {
        shelf.add(size); // here: /class-proxy-commits
        return size;
    }

    private Object aggregate(int size) {
        return rows.findById((long) size).map(row -> row.books().size()); // here: /aggregate
    }

    private Object aggregates(int size) {
        return rows.findByIdLessThanEqual(size).size(); // here: /aggregates loop
    }

    private Object aggregateSaved(int size) {
        AuthorRow row = new AuthorRow(library.nextId(), null, "new " + size, new HashSet<>());
        return rows.save(row); // here: /aggregate-saved
    }

    /** The beans. */
    @Configuration
    @EnableTransactionManagement
    @EnableJpaRepositories(
            considerNestedRepositories = true,
            includeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = JpaRepository.class))
    @EnableJdbcRepositories(
            considerNestedRepositories = true,
            includeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = AuthorRows.class))
    static class Beans extends AbstractJdbcConfiguration {

        @Bean
        DataSource database() {
            return library.database();
        }

        @Bean
        LocalContainerEntityManagerFactoryBean entityManagerFactory(DataSource database) {
            LocalContainerEntityManagerFactoryBean factory = new LocalContainerEntityManagerFactoryBean();
            factory.setPersistenceUnitName("library");
            factory.setDataSource(database);
            factory.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
            return factory;
        }

        @Bean
        PlatformTransactionManager transactionManager(EntityManagerFactory factory) {
            return new JpaTransactionManager(factory);
        }

        @Bean
        NamedParameterJdbcTemplate template(DataSource database) {
            return new NamedParameterJdbcTemplate(database);
        }

        @Bean
        Shelf shelf(Authors authors) {
            return new Shelf(authors);
        }

        @Bean
        Desk desk(Authors authors) {
            return new Reception(authors);
        }
    }

    /** A repository by JPA. */
    interface Authors extends JpaRepository<Author, Long> {

        List<Author> findByIdLessThanEqual(long last);

        @EntityGraph(attributePaths = "books")
        @Query("select a from Author a where a.id <= ?1")
        List<Author> withBooks(long last);
    }

    /** Another one. */
    interface Books extends JpaRepository<Book, Long> {
        List<Book> findByAuthorId(long author);
    }

    /** A repository by JDBC, which reads the books of each author of its own accord. */
    interface AuthorRows extends CrudRepository<AuthorRow, Long> {
        List<AuthorRow> findByIdLessThanEqual(long last);
    }

    /** An aggregate. */
    @Table("AUTHOR")
    record AuthorRow(
            @Id long id,
            @Version Integer version,
            String name,
            @MappedCollection(idColumn = "AUTHOR_ID") Set<BookRow> books) {}

    /** Its part. */
    @Table("BOOK")
    record BookRow(@Id long id, String title) {}

    /** A service that is subclassed for its transactions. */
    static class Shelf {

        private final Authors authors;

        Shelf(Authors authors) {
            this.authors = authors;
        }

        @Transactional(readOnly = true)
        public int volumes(int size) {
            int volumes = 0;
            for (Author author : authors.findByIdLessThanEqual(size)) { // here: /class-proxy
                volumes += author.getBooks().size(); // here: /class-proxy loop
            }
            return volumes;
        }

        /** What it adds is written when the transaction ends, by its caller. */
        @Transactional
        public void add(int size) {
            authors.save(new Author(library.nextId(), "new " + size));
        }
    }

    /** A service with an interface. */
    interface Desk {
        int volumes(int size);
    }

    /** What stands behind a proxy of that interface. */
    static class Reception implements Desk {

        private final Authors authors;

        Reception(Authors authors) {
            this.authors = authors;
        }

        @Override
        @Transactional(readOnly = true)
        public int volumes(int size) {
            return authors.findByIdLessThanEqual(size).stream() // here: /interface-proxy
                    .mapToInt(author -> author.getBooks().size()) // here: /interface-proxy loop
                    .sum();
        }
    }
}
