package io.pitot.it.app;

import static io.pitot.it.app.GeneratedBooks.BOOK;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import io.pitot.it.app.GeneratedBooks.BookDao;
import io.pitot.it.app.GeneratedBooks.BookRecord;
import io.pitot.it.app.GeneratedBooks.BookRow;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Result;
import org.jooq.Table;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.tools.jdbc.JDBCUtils;

/** The {@link Library} by jOOQ: its language with and without generated tables, records and access objects. */
public final class JooqApp {

    private static final Table<Record> AUTHOR = table(name("AUTHOR"));
    private static final Field<Long> ID = field(name("ID"), Long.class);
    private static final Field<String> NAME = field(name("NAME"), String.class);

    private final Library library;
    private final DSLContext jooq;
    private final BookDao books;

    private JooqApp(Library library) {
        this.library = library;
        // By names that each database folds as it does those of the tables.
        jooq = DSL.using(
                library.database(),
                JDBCUtils.dialect(library.url()),
                new Settings().withRenderQuotedNames(RenderQuotedNames.NEVER));
        books = new BookDao(jooq.configuration());
    }

    /** Runs until ended. */
    public static void main(String[] args) throws Exception {
        Library library = new Library();
        JooqApp app = new JooqApp(library);
        library.work("/by-key", app::byKey)
                .work("/list", size -> app.authors(size).size())
                .work("/books-of-each", app::booksOfEach)
                .work("/books-in-lambda", app::booksInLambda)
                .work("/books-by-dao", app::booksByDao)
                .work("/joined", app::joined)
                .work("/one-by-one", app::oneByOne)
                .work("/batched", app::batched)
                .work("/changed", app::changed)
                .work("/lazily", app::lazily)
                .work("/streamed", app::streamed)
                .work("/violated", app::violated)
                .work("/rolled-back", app::rolledBack)
                .run();
    }

    private Object byKey(int size) {
        return jooq.select(NAME).from(AUTHOR).where(ID.eq((long) size)).fetchOne(); // here: /by-key
    }

    private Result<Record1<Long>> authors(int size) {
        return jooq.select(ID)
                .from(AUTHOR)
                .where(ID.le((long) size))
                .fetch(); // here: /list /books-of-each /books-in-lambda /books-by-dao
    }

    private Object booksOfEach(int size) {
        int volumes = 0;
        for (Record1<Long> author : authors(size)) {
            volumes += jooq.selectFrom(BOOK)
                    .where(BOOK.authorId.eq(author.value1()))
                    .fetch() // here: /books-of-each loop
                    .size();
        }
        return volumes;
    }

    private Object booksInLambda(int size) {
        return authors(size).stream()
                .mapToInt(author ->
                        jooq.fetchCount(BOOK, BOOK.authorId.eq(author.value1()))) // here: /books-in-lambda loop
                .sum();
    }

    private Object booksByDao(int size) {
        List<BookRow> rows = new ArrayList<>();
        for (Record1<Long> author : authors(size)) {
            rows.addAll(books.fetchByAuthorId(author.value1())); // here: /books-by-dao loop
        }
        return rows.size();
    }

    private Object joined(int size) {
        return jooq.select(NAME, BOOK.title)
                .from(AUTHOR)
                .join(BOOK)
                .on(BOOK.authorId.eq(field(name("AUTHOR", "ID"), Long.class)))
                .where(field(name("AUTHOR", "ID"), Long.class).le((long) size))
                .fetch() // here: /joined
                .size();
    }

    private BookRecord newBook() {
        BookRecord book = jooq.newRecord(BOOK);
        book.set(BOOK.id, library.nextId());
        book.set(BOOK.title, "new");
        return book;
    }

    private Object oneByOne(int size) {
        for (int i = 0; i < size; i++) {
            newBook().store(); // here: /one-by-one
        }
        return size;
    }

    private Object batched(int size) {
        return jooq.batchInsert(Stream.generate(this::newBook).limit(size).toList())
                .execute() // here: /batched
                .length;
    }

    private Object changed(int size) {
        return jooq.update(BOOK)
                .set(BOOK.title, "changed")
                .where(BOOK.authorId.eq((long) size))
                .execute(); // here: /changed
    }

    private Object lazily(int size) {
        int volumes = 0;
        try (Cursor<BookRecord> rows =
                jooq.selectFrom(BOOK).where(BOOK.authorId.eq((long) size)).fetchLazy()) { // here: /lazily
            for (BookRecord row : rows) {
                volumes += row.get(BOOK.volume);
            }
        }
        return volumes;
    }

    private Object streamed(int size) {
        try (Stream<BookRecord> rows =
                jooq.selectFrom(BOOK).where(BOOK.authorId.eq((long) size)).fetchStream()) {
            return rows.mapToInt(row -> row.get(BOOK.volume)).sum(); // here: /streamed
        }
    }

    private Object violated(int size) {
        try {
            return jooq.insertInto(AUTHOR, ID).values((long) size).execute(); // here: /violated
        } catch (DataAccessException e) {
            return e.getClass();
        }
    }

    private Object rolledBack(int size) {
        try {
            jooq.transaction(configuration -> {
                for (int i = 0; i < size; i++) {
                    configuration
                            .dsl()
                            .insertInto(BOOK, BOOK.id)
                            .values(library.nextId())
                            .execute(); // here: /rolled-back
                }
                throw new IllegalStateException("not today");
            });
            return size;
        } catch (IllegalStateException e) {
            return e.getMessage();
        }
    }
}
