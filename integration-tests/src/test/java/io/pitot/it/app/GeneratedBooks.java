package io.pitot.it.app;

import java.util.List;
import org.jooq.Configuration;
import org.jooq.TableField;
import org.jooq.UniqueKey;
import org.jooq.impl.DAOImpl;
import org.jooq.impl.DSL;
import org.jooq.impl.Internal;
import org.jooq.impl.SQLDataType;
import org.jooq.impl.TableImpl;
import org.jooq.impl.UpdatableRecordImpl;

/** What jOOQ's generator makes of the table of books: it lies among the application's sources, and nobody reads it. */
final class GeneratedBooks {

    static final BookTable BOOK = new BookTable();

    private GeneratedBooks() {}

    /** The table. */
    static final class BookTable extends TableImpl<BookRecord> {

        private static final long serialVersionUID = 1L;

        final TableField<BookRecord, Long> id = createField(DSL.name("ID"), SQLDataType.BIGINT.notNull(), this, "");
        final TableField<BookRecord, Long> authorId = createField(DSL.name("AUTHOR_ID"), SQLDataType.BIGINT, this, "");
        final TableField<BookRecord, Integer> volume = createField(DSL.name("VOLUME"), SQLDataType.INTEGER, this, "");
        final TableField<BookRecord, String> title = createField(DSL.name("TITLE"), SQLDataType.VARCHAR(40), this, "");

        BookTable() {
            super(DSL.name("BOOK"));
        }

        @Override
        public Class<BookRecord> getRecordType() {
            return BookRecord.class;
        }

        @Override
        public UniqueKey<BookRecord> getPrimaryKey() {
            return Internal.createUniqueKey(this, DSL.name("BOOK_KEY"), id);
        }
    }

    /** A row that can be stored. */
    public static final class BookRecord extends UpdatableRecordImpl<BookRecord> {

        private static final long serialVersionUID = 1L;

        public BookRecord() {
            super(BOOK);
        }
    }

    /** A row. */
    record BookRow(Long id, Long authorId, Integer volume, String title) {}

    /** The access to rows. */
    static final class BookDao extends DAOImpl<BookRecord, BookRow, Long> {

        BookDao(Configuration configuration) {
            super(BOOK, BookRow.class, configuration);
        }

        @Override
        public Long getId(BookRow row) {
            return row.id();
        }

        List<BookRow> fetchByAuthorId(Long... authors) {
            return fetch(BOOK.authorId, authors);
        }
    }
}
