package io.pitot.it.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.impl.DirectSchedulerFactory;
import org.quartz.impl.jdbcjobstore.JobStoreTX;
import org.quartz.impl.matchers.GroupMatcher;
import org.quartz.simpl.SimpleThreadPool;
import org.quartz.utils.ConnectionProvider;
import org.quartz.utils.DBConnectionManager;

/** A scheduler that keeps its jobs in tables of its own, whose SQL the application neither writes nor sees. */
@SuppressWarnings("UnusedVariable")
final class ByQuartz {

    private static final Map<DataSource, Scheduler> SCHEDULERS = new ConcurrentHashMap<>();

    private ByQuartz() {}

    @Verdict(value = "N_PLUS_ONE", remedy = "a library's own: StdScheduler.checkExists of org.quartz.impl")
    static void reminderOfEachOrder(Visit visit) throws SQLException, SchedulerException {
        Scheduler scheduler = scheduler(visit);
        int missing = 0;
        for (int order : visit.keys("SELECT id FROM orders WHERE customer_id = ?", visit.customer())) {
            if (!scheduler.checkExists(JobKey.jobKey("order-" + order, "reminders"))) { // here: reminderOfEachOrder
                missing++;
            }
        }
    }

    @Verdict
    static void allRemindersAtOnce(Visit visit) throws SQLException, SchedulerException {
        Set<JobKey> present = scheduler(visit).getJobKeys(GroupMatcher.jobGroupEquals("reminders"));
        visit.keys("SELECT id FROM orders WHERE customer_id = ?", visit.customer())
                .removeIf(order -> present.contains(JobKey.jobKey("order-" + order, "reminders")));
    }

    private static Scheduler scheduler(Visit visit) {
        return SCHEDULERS.computeIfAbsent(visit.database(), database -> {
            try {
                createTables(database);
                return scheduler(database, "reminders-of-" + visit.rows());
            } catch (IOException | SQLException | SchedulerException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static Scheduler scheduler(DataSource database, String name) throws SchedulerException {
        DBConnectionManager.getInstance().addConnectionProvider(name, new Connections(database));
        JobStoreTX jobs = new JobStoreTX();
        jobs.setDataSource(name);
        jobs.setInstanceName(name);
        jobs.setInstanceId(name);
        SimpleThreadPool threads = new SimpleThreadPool(1, Thread.NORM_PRIORITY);
        threads.setMakeThreadsDaemons(true);
        DirectSchedulerFactory.getInstance().createScheduler(name, name, threads, jobs);
        return DirectSchedulerFactory.getInstance().getScheduler(name);
    }

    private static void createTables(DataSource database) throws IOException, SQLException {
        try (InputStream script = JobStoreTX.class.getResourceAsStream("tables_h2.sql");
                Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** The pool that the application has already. */
    private record Connections(DataSource database) implements ConnectionProvider {

        @Override
        public Connection getConnection() throws SQLException {
            return database.getConnection();
        }

        @Override
        public void initialize() {}

        @Override
        public void shutdown() {}
    }
}
