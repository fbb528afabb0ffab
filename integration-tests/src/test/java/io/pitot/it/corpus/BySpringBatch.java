package io.pitot.it.corpus;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.support.TaskExecutorJobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JdbcJobRepositoryFactoryBean;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.batch.infrastructure.item.database.builder.JdbcCursorItemReaderBuilder;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Jobs that go chunk by chunk, and a library that writes down in tables of its own how far each has come. */
final class BySpringBatch {

    private static final Map<DataSource, JobRepository> REPOSITORIES = new ConcurrentHashMap<>();
    private static final AtomicLong STARTS = new AtomicLong();

    private BySpringBatch() {}

    @Verdict
    static void ordersInChunks(Visit visit) throws Exception {
        start(visit, order -> order, payAll(visit));
    }

    @Verdict("N_PLUS_ONE")
    static void itemsOfEachOrderThatIsRead(Visit visit) throws Exception {
        JdbcTemplate jdbc = new JdbcTemplate(visit.database());
        String items = "SELECT id FROM item WHERE order_id = ?";
        start(
                visit,
                order -> jdbc.queryForList(items, order).isEmpty() ? null : order, // here: itemsOfEachOrderThatIsRead
                payAll(visit));
    }

    @Verdict("BATCHABLE_WRITES")
    static void anUpdateOfEachOrderInItsChunk(Visit visit) throws Exception {
        JdbcTemplate jdbc = new JdbcTemplate(visit.database());
        String pay = "UPDATE orders SET total = total + 1 WHERE id = ?";
        ItemWriter<Integer> oneByOne =
                orders -> orders.forEach(order -> jdbc.update(pay, order)); // here: anUpdateOfEachOrderInItsChunk
        start(visit, order -> order, oneByOne);
    }

    private static ItemWriter<Integer> payAll(Visit visit) {
        JdbcTemplate jdbc = new JdbcTemplate(visit.database());
        return orders -> {
            List<Object[]> keys = orders.getItems().stream()
                    .map(order -> new Object[] {order})
                    .toList();
            jdbc.batchUpdate("UPDATE orders SET status = 'PAID' WHERE id = ?", keys);
        };
    }

    private static void start(Visit visit, ItemProcessor<Integer, Integer> processor, ItemWriter<Integer> writer)
            throws Exception {
        JobRepository repository = REPOSITORIES.computeIfAbsent(visit.database(), BySpringBatch::repository);
        var reader = new JdbcCursorItemReaderBuilder<Integer>()
                .name("orders")
                .dataSource(visit.database())
                .sql("SELECT id FROM orders WHERE customer_id = ?")
                .queryArguments(visit.customer())
                .rowMapper((row, number) -> row.getInt(1))
                .build();
        var step = new StepBuilder("pay", repository)
                .<Integer, Integer>chunk(2)
                .transactionManager(new JdbcTransactionManager(visit.database()))
                .reader(reader)
                .processor(processor)
                .writer(writer)
                .build();
        Job job = new JobBuilder("pay", repository).start(step).build();
        TaskExecutorJobOperator operator = new TaskExecutorJobOperator();
        operator.setJobRepository(repository);
        operator.setJobRegistry(new MapJobRegistry());
        operator.afterPropertiesSet();
        operator.start(
                job,
                new JobParametersBuilder()
                        .addLong("start", STARTS.incrementAndGet())
                        .toJobParameters());
    }

    private static JobRepository repository(DataSource database) {
        new ResourceDatabasePopulator(new ClassPathResource("org/springframework/batch/core/schema-h2.sql"))
                .execute(database);
        JdbcJobRepositoryFactoryBean factory = new JdbcJobRepositoryFactoryBean();
        factory.setDataSource(database);
        factory.setTransactionManager(new JdbcTransactionManager(database));
        try {
            factory.afterPropertiesSet();
            return factory.getObject();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
