package io.pitot.it.app;

import io.pitot.it.app.MyBatisApp.AuthorRow;
import io.pitot.it.app.MyBatisApp.Books;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.SqlSessionFactory;
import org.mybatis.spring.SqlSessionFactoryBean;
import org.mybatis.spring.SqlSessionTemplate;
import org.mybatis.spring.mapper.MapperFactoryBean;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** The {@link Library} by MyBatis as Spring's beans: mappers, their template, transactional services. */
public final class MyBatisSpringApp {

    private static Library library;

    private MyBatisSpringApp() {}

    /** Runs until ended. */
    public static void main(String[] args) throws Exception {
        library = new Library();
        try (AnnotationConfigApplicationContext spring = new AnnotationConfigApplicationContext(Beans.class)) {
            Reader reader = spring.getBean(Reader.class);
            Writer writer = spring.getBean(Writer.class);
            library.work("/by-key", reader::byKey)
                    .work("/list", reader::list)
                    .work("/books-of-each", reader::booksOfEach)
                    .work("/books-in-transaction", reader::booksInTransaction)
                    .work("/nested", reader::nested)
                    .work("/nested-lazily", reader::nestedLazily)
                    .work("/handled", reader::handled)
                    .work("/template", reader::template)
                    .work("/one-by-one", writer::oneByOne)
                    .work("/batched", size -> writer.batched(size)) // here: /batched
                    .work("/changed", writer::changed)
                    .work("/violated", writer::violated)
                    .work("/rolled-back", writer::rolledBack)
                    .run();
        }
    }

    /** The beans. */
    @Configuration
    @EnableTransactionManagement
    static class Beans {

        @Bean
        DataSource database() {
            return library.database();
        }

        @Bean
        PlatformTransactionManager transactionManager(DataSource database) {
            return new DataSourceTransactionManager(database);
        }

        @Bean
        SqlSessionFactoryBean sessions(DataSource database) {
            var configuration = new org.apache.ibatis.session.Configuration();
            configuration.setMapUnderscoreToCamelCase(true);
            SqlSessionFactoryBean sessions = new SqlSessionFactoryBean();
            sessions.setDataSource(database);
            sessions.setConfiguration(configuration);
            return sessions;
        }

        @Bean
        SqlSessionTemplate template(SqlSessionFactory sessions) {
            return new SqlSessionTemplate(sessions);
        }

        @Bean
        MapperFactoryBean<Books> books(SqlSessionTemplate template) {
            MapperFactoryBean<Books> books = new MapperFactoryBean<>(Books.class);
            books.setSqlSessionTemplate(template);
            return books;
        }

        @Bean
        Reader reader(Books books, SqlSessionTemplate template) {
            return new Reader(books, template);
        }

        @Bean
        Writer writer(Books books, SqlSessionFactory sessions) {
            return new Writer(books, new SqlSessionTemplate(sessions, ExecutorType.BATCH));
        }
    }

    /** What reads, each statement in a session of its own unless there is a transaction. */
    static class Reader {

        private final Books books;
        private final SqlSessionTemplate template;

        Reader(Books books, SqlSessionTemplate template) {
            this.books = books;
            this.template = template;
        }

        Object byKey(int size) {
            return books.author(size).getName(); // here: /by-key
        }

        Object list(int size) {
            return books.authors(size).size(); // here: /list
        }

        Object booksOfEach(int size) {
            int volumes = 0;
            for (AuthorRow author : books.authors(size)) { // here: /books-of-each
                volumes += books.of(author.getId()).size(); // here: /books-of-each loop
            }
            return volumes;
        }

        @Transactional(readOnly = true)
        public Object booksInTransaction(int size) {
            return books.authors(size).stream() // here: /books-in-transaction
                    .mapToInt(author -> books.of(author.getId()).size()) // here: /books-in-transaction loop
                    .sum();
        }

        Object nested(int size) {
            return books.authorsWithBooks(size).size(); // here: /nested loop
        }

        Object nestedLazily(int size) {
            int volumes = 0;
            for (AuthorRow author : books.authorsWithBooksLater(size)) { // here: /nested-lazily
                volumes += author.getBooks().size(); // here: /nested-lazily loop
            }
            return volumes;
        }

        Object handled(int size) {
            AtomicInteger volumes = new AtomicInteger();
            books.handle(size, row -> volumes.addAndGet(row.getResultObject().getVolume())); // here: /handled
            return volumes;
        }

        Object template(int size) {
            String statement = Books.class.getName() + ".of";
            return template.selectList(statement, (long) size).size(); // here: /template
        }
    }

    /** What writes. */
    static class Writer {

        private final Books books;
        private final SqlSessionTemplate batching;

        Writer(Books books, SqlSessionTemplate batching) {
            this.books = books;
            this.batching = batching;
        }

        @Transactional
        public Object oneByOne(int size) {
            for (int i = 0; i < size; i++) {
                books.insert(library.nextId()); // here: /one-by-one
            }
            return size;
        }

        /** What it inserts is sent when the transaction ends, by its caller. */
        @Transactional
        public Object batched(int size) {
            Books later = batching.getMapper(Books.class);
            for (int i = 0; i < size; i++) {
                later.insert(library.nextId());
            }
            return size;
        }

        Object changed(int size) {
            return books.change(size); // here: /changed
        }

        Object violated(int size) {
            try {
                return books.insertAuthor(size); // here: /violated
            } catch (DuplicateKeyException e) {
                return e.getClass();
            }
        }

        @Transactional
        public Object rolledBack(int size) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return books.change(size); // here: /rolled-back
        }
    }
}
