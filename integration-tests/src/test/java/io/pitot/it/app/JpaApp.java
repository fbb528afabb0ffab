package io.pitot.it.app;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import jakarta.persistence.PersistenceException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** The {@link Library} by JPA, with the provider that is on the class path. */
public final class JpaApp {

    private final Library library;
    private final EntityManagerFactory factory;
    private final EntityManagerFactory batching;

    private JpaApp(Library library) {
        this.library = library;
        factory = factory(Map.of());
        batching = factory(Map.of(
                "hibernate.jdbc.batch_size", "5",
                "hibernate.default_batch_fetch_size", "4",
                "eclipselink.jdbc.batch-writing", "JDBC",
                "eclipselink.session-name", "batching"));
    }

    private EntityManagerFactory factory(Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(more);
        settings.put("jakarta.persistence.nonJtaDataSource", library.database());
        settings.put("eclipselink.cache.shared.default", "false");
        settings.put("eclipselink.logging.level", "WARNING");
        settings.put("eclipselink.target-database", "org.eclipse.persistence.platform.database.H2Platform");
        return Persistence.createEntityManagerFactory("library", settings);
    }

    /** Runs until ended. */
    public static void main(String[] args) throws Exception {
        Library library = new Library();
        JpaApp app = new JpaApp(library);
        library.work("/by-key", app::byKey)
                .work("/list", app::list)
                .work("/books-of-each", app::booksOfEach)
                .work("/books-in-lambda", app::booksInLambda)
                .work("/books-in-view", app::booksInView)
                .work("/books-in-fours", app::booksInFours)
                .work("/author-of-each", app::authorOfEach)
                .work("/key-of-each", app::keyOfEach)
                .work("/joined", app::joined)
                .work("/graph", app::graph)
                .work("/one-by-one", app::oneByOne)
                .work("/batched", app::batched)
                .work("/changed", app::changed)
                .work("/versioned", app::versioned)
                .work("/stale", app::stale)
                .work("/streamed", app::streamed)
                .work("/violated", app::violated)
                .work("/rolled-back", app::rolledBack)
                .run();
    }

    private Object byKey(int size) {
        return read(manager -> manager.find(Author.class, (long) size).getName()); // here: /by-key
    }

    private Object list(int size) {
        return read(manager -> authors(manager, size).size());
    }

    private static List<Author> authors(EntityManager manager, int size) {
        return manager.createQuery("select a from Author a where a.id <= :size order by a.id", Author.class)
                .setParameter("size", (long) size)
                .getResultList(); // here: /list /books-of-each /books-in-lambda /books-in-view /books-in-fours
    }

    private Object booksOfEach(int size) {
        return read(manager -> {
            int volumes = 0;
            for (Author author : authors(manager, size)) {
                for (Book book : author.getBooks()) { // here: /books-of-each by-hibernate by-eclipselink
                    volumes += book.getVolume();
                }
            }
            return volumes;
        });
    }

    private Object booksInLambda(int size) {
        return read(manager -> authors(manager, size).stream()
                .mapToInt(author -> author.getBooks().size()) // here: /books-in-lambda by-hibernate by-eclipselink
                .sum());
    }

    /** What writes JSON or a page sees lists and values only. */
    private Object booksInView(int size) {
        return read(manager -> {
            StringBuilder page = new StringBuilder();
            for (Author author : authors(manager, size)) {
                page.append(List.copyOf(author.getBooks()).size()); // here: /books-in-view by-hibernate by-eclipselink
            }
            return page;
        });
    }

    /** Hibernate loads the books of four authors at once here. */
    private Object booksInFours(int size) {
        EntityManager manager = batching.createEntityManager();
        try {
            int volumes = 0;
            for (Author author : authors(manager, size)) {
                volumes += author.getBooks().size(); // here: /books-in-fours by-eclipselink
            }
            return volumes;
        } finally {
            manager.close();
        }
    }

    private Object authorOfEach(int size) {
        return read(manager -> {
            StringBuilder names = new StringBuilder();
            for (Book book : firstVolumes(manager, size)) {
                names.append(book.getAuthor().getName()); // here: /author-of-each by-hibernate by-eclipselink
            }
            return names;
        });
    }

    private static List<Book> firstVolumes(EntityManager manager, int size) {
        return manager.createQuery("select b from Book b where b.volume = 1 and b.id <= :last", Book.class)
                .setParameter("last", size * 100L + 1)
                .getResultList(); // here: /author-of-each
    }

    private Object keyOfEach(int size) {
        return read(manager -> {
            StringBuilder names = new StringBuilder();
            List<Long> keys = manager.createQuery(
                            "select b.author.id from Book b where b.volume = 1 and b.id <= :last", Long.class)
                    .setParameter("last", size * 100L + 1)
                    .getResultList(); // here: /key-of-each
            for (Long key : keys) {
                names.append(
                        manager.find(Author.class, key).getName()); // here: /key-of-each by-hibernate by-eclipselink
            }
            return names;
        });
    }

    private Object joined(int size) {
        return read(manager -> manager
                .createQuery("select distinct a from Author a join fetch a.books where a.id <= :size", Author.class)
                .setParameter("size", (long) size)
                .getResultList() // here: /joined
                .stream()
                .mapToInt(author -> author.getBooks().size())
                .sum());
    }

    private Object graph(int size) {
        return read(manager -> {
            var graph = manager.createEntityGraph(Author.class);
            graph.addAttributeNodes("books");
            return manager
                    .createQuery("select a from Author a where a.id <= :size", Author.class)
                    .setParameter("size", (long) size)
                    .setHint("jakarta.persistence.fetchgraph", graph)
                    .getResultList() // here: /graph by-eclipselink
                    .stream()
                    .mapToInt(author -> author.getBooks().size())
                    .sum();
        });
    }

    private Object oneByOne(int size) {
        return write(factory, manager -> {
            insert(manager, size);
            manager.flush(); // here: /one-by-one
            return size;
        });
    }

    private Object batched(int size) {
        return write(batching, manager -> {
            insert(manager, size);
            manager.flush(); // here: /batched
            return size;
        });
    }

    private void insert(EntityManager manager, int size) {
        for (int i = 0; i < size; i++) {
            manager.persist(new Author(library.nextId(), "new"));
        }
    }

    private Object changed(int size) {
        return write(
                factory,
                manager -> manager.createQuery("update Book b set b.title = 'changed' where b.author.id = :author")
                        .setParameter("author", (long) size)
                        .executeUpdate()); // here: /changed
    }

    private Object versioned(int size) {
        EntityManager manager = factory.createEntityManager();
        try {
            manager.getTransaction().begin();
            manager.find(Author.class, (long) size).setName("changed " + library.nextId()); // here: /versioned
            manager.getTransaction().commit(); // here: /versioned
            return size;
        } finally {
            manager.close();
        }
    }

    /** Somebody else is faster: what changes no row is no error of the database. */
    private Object stale(int size) {
        EntityManager manager = factory.createEntityManager();
        try {
            manager.getTransaction().begin();
            manager.find(Author.class, (long) size).setName("late " + library.nextId()); // here: /stale
            write(
                    factory,
                    other -> other.createQuery("update Author a set a.version = a.version + 1 where a.id = :id")
                            .setParameter("id", (long) size)
                            .executeUpdate()); // here: /stale
            manager.getTransaction().commit(); // here: /stale
            throw new IllegalStateException("not stale");
        } catch (PersistenceException e) {
            return e.getClass();
        } finally {
            manager.close();
        }
    }

    private Object streamed(int size) {
        return read(manager -> {
            try (Stream<Book> books = manager.createQuery(
                            "select b from Book b where b.author.id = :author", Book.class)
                    .setParameter("author", (long) size)
                    .getResultStream()) { // here: /streamed
                return books.mapToInt(Book::getVolume).sum();
            }
        });
    }

    private Object violated(int size) {
        try {
            return write(factory, manager -> {
                manager.persist(new Author(size, "again"));
                manager.flush(); // here: /violated
                return size;
            });
        } catch (PersistenceException e) {
            return e.getClass();
        }
    }

    private Object rolledBack(int size) {
        EntityManager manager = factory.createEntityManager();
        try {
            manager.getTransaction().begin();
            insert(manager, size);
            manager.flush(); // here: /rolled-back
            manager.getTransaction().rollback();
            return size;
        } finally {
            manager.close();
        }
    }

    private Object read(Function<EntityManager, Object> work) {
        EntityManager manager = factory.createEntityManager();
        try {
            return work.apply(manager);
        } finally {
            manager.close();
        }
    }

    private static Object write(EntityManagerFactory factory, Function<EntityManager, Object> work) {
        EntityManager manager = factory.createEntityManager();
        try {
            manager.getTransaction().begin();
            Object result = work.apply(manager);
            manager.getTransaction().commit();
            return result;
        } finally {
            if (manager.getTransaction().isActive()) {
                manager.getTransaction().rollback();
            }
            manager.close();
        }
    }
}
