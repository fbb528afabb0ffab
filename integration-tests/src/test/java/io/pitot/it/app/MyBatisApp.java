package io.pitot.it.app;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Many;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Result;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.apache.ibatis.cursor.Cursor;
import org.apache.ibatis.exceptions.PersistenceException;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.mapping.FetchType;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.ResultHandler;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.session.SqlSessionFactoryBuilder;
import org.apache.ibatis.transaction.jdbc.JdbcTransactionFactory;

/** The {@link Library} by MyBatis: mappers, nested selects, handlers, cursors. */
public final class MyBatisApp {

    private final Library library;
    private final SqlSessionFactory sessions;

    private MyBatisApp(Library library) {
        this.library = library;
        Configuration configuration =
                new Configuration(new Environment("library", new JdbcTransactionFactory(), library.database()));
        configuration.setMapUnderscoreToCamelCase(true);
        configuration.addMapper(Books.class);
        sessions = new SqlSessionFactoryBuilder().build(configuration);
    }

    /** Runs until ended. */
    public static void main(String[] args) throws Exception {
        Library library = new Library();
        MyBatisApp app = new MyBatisApp(library);
        library.work("/by-key", app::byKey)
                .work("/list", app::list)
                .work("/books-of-each", app::booksOfEach)
                .work("/books-by-default-method", app::booksByDefaultMethod)
                .work("/nested", app::nested)
                .work("/nested-lazily", app::nestedLazily)
                .work("/joined", app::joined)
                .work("/one-by-one", app::oneByOne)
                .work("/batched", app::batched)
                .work("/changed", app::changed)
                .work("/handled", app::handled)
                .work("/streamed", app::streamed)
                .work("/violated", app::violated)
                .work("/rolled-back", app::rolledBack)
                .run();
    }

    private Object byKey(int size) {
        return read(books -> books.author(size).getName()); // here: /by-key
    }

    private Object list(int size) {
        return read(books -> books.authors(size).size()); // here: /list
    }

    private Object booksOfEach(int size) {
        return read(books -> {
            int volumes = 0;
            for (AuthorRow author : books.authors(size)) { // here: /books-of-each
                volumes += books.of(author.getId()).size(); // here: /books-of-each loop
            }
            return volumes;
        });
    }

    private Object booksByDefaultMethod(int size) {
        return read(books -> books.volumes(size));
    }

    private Object nested(int size) {
        return read(books -> books.authorsWithBooks(size).size()); // here: /nested loop
    }

    private Object nestedLazily(int size) {
        return read(books -> {
            int volumes = 0;
            for (AuthorRow author : books.authorsWithBooksLater(size)) { // here: /nested-lazily
                volumes += author.getBooks().size(); // here: /nested-lazily loop
            }
            return volumes;
        });
    }

    private Object joined(int size) {
        return read(books -> books.ofAll(size).size()); // here: /joined
    }

    private Object oneByOne(int size) {
        try (SqlSession session = sessions.openSession()) {
            for (int i = 0; i < size; i++) {
                session.getMapper(Books.class).insert(library.nextId()); // here: /one-by-one
            }
            session.commit();
            return size;
        }
    }

    private Object batched(int size) {
        try (SqlSession session = sessions.openSession(ExecutorType.BATCH)) {
            for (int i = 0; i < size; i++) {
                session.getMapper(Books.class).insert(library.nextId());
            }
            session.commit(); // here: /batched
            return size;
        }
    }

    private Object changed(int size) {
        try (SqlSession session = sessions.openSession(true)) {
            return session.getMapper(Books.class).change(size); // here: /changed
        }
    }

    private Object handled(int size) {
        return read(books -> {
            AtomicInteger volumes = new AtomicInteger();
            books.handle(size, row -> volumes.addAndGet(row.getResultObject().getVolume())); // here: /handled
            return volumes;
        });
    }

    private Object streamed(int size) {
        try (SqlSession session = sessions.openSession();
                Cursor<BookRow> rows = session.getMapper(Books.class).stream(size)) { // here: /streamed
            int volumes = 0;
            for (BookRow row : rows) {
                volumes += row.getVolume();
            }
            return volumes;
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Object violated(int size) {
        try (SqlSession session = sessions.openSession()) {
            return session.getMapper(Books.class).insertAuthor(size); // here: /violated
        } catch (PersistenceException e) {
            return e.getClass();
        }
    }

    private Object rolledBack(int size) {
        try (SqlSession session = sessions.openSession()) {
            for (int i = 0; i < size; i++) {
                session.getMapper(Books.class).insert(library.nextId()); // here: /rolled-back
            }
            session.rollback();
            return size;
        }
    }

    private Object read(Function<Books, Object> work) {
        try (SqlSession session = sessions.openSession()) {
            return work.apply(session.getMapper(Books.class));
        }
    }

    /** The statements. */
    interface Books {

        @Select("SELECT id, name FROM author WHERE id = #{id}")
        AuthorRow author(long id);

        @Select("SELECT id, name FROM author WHERE id <= #{last}")
        List<AuthorRow> authors(long last);

        @Select("SELECT id, volume, title FROM book WHERE author_id = #{author}")
        List<BookRow> of(long author);

        @Select("SELECT b.id, b.volume, b.title FROM book b JOIN author a ON a.id = b.author_id WHERE a.id <= #{last}")
        List<BookRow> ofAll(long last);

        @Select("SELECT id, id AS author_id, name FROM author WHERE id <= #{last}")
        @Result(property = "books", column = "author_id", many = @Many(select = "of", fetchType = FetchType.EAGER))
        List<AuthorRow> authorsWithBooks(long last);

        @Select("SELECT id, id AS author_id, name FROM author WHERE id <= #{last}")
        @Result(property = "books", column = "author_id", many = @Many(select = "of", fetchType = FetchType.LAZY))
        List<AuthorRow> authorsWithBooksLater(long last);

        @Select("SELECT id, volume, title FROM book WHERE author_id = #{author}")
        @org.apache.ibatis.annotations.ResultType(BookRow.class)
        void handle(@Param("author") long author, ResultHandler<BookRow> handler);

        @Select("SELECT id, volume, title FROM book WHERE author_id = #{author}")
        Cursor<BookRow> stream(long author);

        @Insert("INSERT INTO book (id, title) VALUES (#{id}, 'new')")
        int insert(long id);

        @Insert("INSERT INTO author (id) VALUES (#{id})")
        int insertAuthor(long id);

        @Update("UPDATE book SET title = 'changed' WHERE author_id = #{author}")
        int change(long author);

        /** Written by hand. */
        default int volumes(long last) {
            int volumes = 0;
            for (AuthorRow author : authors(last)) { // here: /books-by-default-method
                volumes += of(author.getId()).size(); // here: /books-by-default-method loop
            }
            return volumes;
        }
    }

    /** An author. */
    public static class AuthorRow {

        private long id;
        private String name;
        private List<BookRow> books;

        public long getId() {
            return id;
        }

        public String getName() {
            return name;
        }

        public List<BookRow> getBooks() {
            return books;
        }
    }

    /** A book. */
    public static class BookRow {

        private long id;
        private int volume;
        private String title;

        public long getId() {
            return id;
        }

        public int getVolume() {
            return volume;
        }

        public String getTitle() {
            return title;
        }
    }
}
