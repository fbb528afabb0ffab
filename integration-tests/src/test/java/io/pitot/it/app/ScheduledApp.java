package io.pitot.it.app;

import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** Jobs of Spring and Quartz, each with queries that are told apart by one word. Prints what it has run, and ends. */
public final class ScheduledApp {

    private static final int RUNS = 5;

    private ScheduledApp() {}

    public static void main(String[] arguments) throws InterruptedException, SchedulerException {
        try (AnnotationConfigApplicationContext spring = new AnnotationConfigApplicationContext(Beans.class)) {
            spring.getBean(Jobs.class).done.await();
        }
        Properties quartz = new Properties();
        quartz.setProperty("org.quartz.threadPool.threadCount", "2");
        quartz.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
        Scheduler scheduler = new StdSchedulerFactory(quartz).getScheduler();
        scheduler.scheduleJob(
                JobBuilder.newJob(Invoices.class).build(),
                TriggerBuilder.newTrigger()
                        .startNow()
                        .withSchedule(SimpleScheduleBuilder.simpleSchedule()
                                .withIntervalInMilliseconds(10)
                                .withRepeatCount(RUNS - 1))
                        .build());
        scheduler.start();
        Invoices.DONE.await();
        scheduler.shutdown(true);
        HandedOver.tell();
    }

    /** Spring's side. */
    @Configuration
    @EnableScheduling
    @EnableAsync
    static class Beans {
        @Bean
        Jobs jobs(Mails mails) {
            return new Jobs(mails);
        }

        @Bean
        Mails mails() {
            return new Mails();
        }

        /** The one of Spring's executors that starts a thread for each task. */
        @Bean
        SimpleAsyncTaskExecutor threads() {
            return new SimpleAsyncTaskExecutor("mails-");
        }
    }

    /** What is scheduled. */
    static class Jobs {

        private final Mails mails;
        private final CountDownLatch done = new CountDownLatch(2 * RUNS);
        private int runs;
        private int failures;

        Jobs(Mails mails) {
            this.mails = mails;
        }

        @Scheduled(fixedDelay = 10)
        void sendReminders() throws InterruptedException {
            if (runs++ < RUNS) {
                HandedOver.query("of_the_job");
                CountDownLatch sent = new CountDownLatch(1);
                mails.send(sent);
                sent.await();
                done.countDown();
            }
        }

        @Scheduled(fixedRate = 10)
        void failing() {
            if (failures++ < RUNS) {
                done.countDown();
                throw new IllegalStateException("not today");
            }
        }
    }

    /** What runs beside the job that calls it. */
    static class Mails {
        @Async
        void send(CountDownLatch sent) {
            HandedOver.query("of_the_mail");
            sent.countDown();
        }
    }

    /** A job of Quartz. */
    public static final class Invoices implements Job {

        private static final CountDownLatch DONE = new CountDownLatch(RUNS);

        @Override
        public void execute(JobExecutionContext context) {
            HandedOver.query("of_quartz");
            DONE.countDown();
        }
    }
}
