package io.pitot.it.app;

import static net.bytebuddy.matcher.ElementMatchers.isAbstract;
import static net.bytebuddy.matcher.ElementMatchers.named;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.GenericServlet;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.lang.invoke.MethodHandles;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import net.bytebuddy.implementation.FixedValue;
import net.bytebuddy.implementation.StubMethod;

/**
 * Stops two threads by {@code Thread.stop} at any moment, again and again, one in requests and one outside of any, both of which go on all the same; and
 * then serves requests on them as any other application. What it asks does nothing, so that a thread is stopped in what observes it more often than not.
 */
public final class StoppedApp {

    /** How often each thread is stopped. */
    public static final int STOPS = 1_000;

    /** Requests of each thread that follow, and queries of each. */
    public static final int RUNS = 50;

    public static final int QUERIES = 3;

    private static final int WARM = 20_000;

    /** How often it works at most until it is stopped, and before it rests: events that nobody takes as fast would be dropped. */
    private static final int AT_ONCE = 20;

    /** When a thread that is not told that it was stopped goes on, and how long it rests then. */
    private static final long LONGEST = TimeUnit.SECONDS.toNanos(1);

    private final Statement statement;
    private final Servlet servlet = new Servlet();
    private final ServletRequest request;
    private final ServletResponse response;

    private StoppedApp() throws ReflectiveOperationException {
        ResultSet result = stub(ResultSet.class, "isClosed", false);
        statement = stub(Statement.class, "executeQuery", result);
        request = stub(ServletRequest.class, "getDispatcherType", DispatcherType.REQUEST);
        response = stub(ServletResponse.class, "isCommitted", false);
    }

    /** The argument: how many thousandths of a millisecond a thread goes on at most until it is stopped again. Prints how often each was stopped, and how often it saw that. */
    public static void main(String[] args) throws Exception {
        int micros = Integer.parseInt(args[0]);
        StoppedApp app = new StoppedApp();
        app.storm("inside", app::serve, micros);
        app.storm("outside", app::query, micros);
        System.out.println("DONE");
    }

    private void storm(String name, Runnable work, int micros) throws InterruptedException {
        Stopped stopped = new Stopped(work, name);
        Thread thread = new Thread(stopped, name);
        thread.start();
        Random random = new Random(name.hashCode());
        for (int i = 0; i < STOPS; i++) {
            do {
                LockSupport.parkNanos(random.nextInt(micros) * 1_000L);
            } while (!stopped.stop(thread));
        }
        stopped.isOver = true;
        thread.join();
        System.out.println(name + " SAW " + stopped.seen + " of " + STOPS);
    }

    private static <T> T stub(Class<T> type, String method, Object answer) throws ReflectiveOperationException {
        return new ByteBuddy()
                .subclass(Object.class)
                .implement(type)
                .name(StoppedApp.class.getName() + "$" + type.getSimpleName())
                .method(isAbstract())
                .intercept(StubMethod.INSTANCE)
                .method(named(method))
                .intercept(FixedValue.value(answer))
                .make()
                .load(StoppedApp.class.getClassLoader(), ClassLoadingStrategy.UsingLookup.of(MethodHandles.lookup()))
                .getLoaded()
                .asSubclass(type)
                .getConstructor()
                .newInstance();
    }

    private void serve() {
        servlet.service(request, response);
    }

    private void query() {
        ask("SELECT 1 AS q_stopped");
    }

    private void ask(String sql) {
        try (ResultSet result = statement.executeQuery(sql)) {
            result.next();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private final class Servlet extends GenericServlet {

        private static final long serialVersionUID = 1;

        private String sql = "SELECT 1 AS q_stopped";

        @Override
        public void service(ServletRequest asked, ServletResponse answered) {
            for (int i = 0; i < QUERIES; i++) {
                ask(sql);
            }
        }
    }

    /** What a thread does until it has been stopped often enough, and then. */
    private final class Stopped implements Runnable {

        private final Runnable work;
        private final String name;
        private volatile boolean mayBeStopped;
        private volatile boolean isStopped;
        private volatile boolean isOver;
        private int seen;

        Stopped(Runnable work, String name) {
            this.work = work;
            this.name = name;
        }

        /** Stops the thread if it is at work. */
        @SuppressWarnings({"deprecation", "removal"})
        boolean stop(Thread thread) {
            synchronized (this) {
                if (mayBeStopped) {
                    mayBeStopped = false;
                    isStopped = true;
                    thread.stop();
                    return true;
                }
                return false;
            }
        }

        @Override
        public void run() {
            for (int i = 0; i < WARM; i++) {
                work.run();
                if (i % AT_ONCE == 0) {
                    LockSupport.parkNanos(100_000);
                }
            }
            while (!isOver) {
                seen += runUntilStopped();
            }
            LockSupport.parkNanos(LONGEST);
            servlet.sql = "SELECT 1 AS q_" + name;
            for (int i = 0; i < RUNS; i++) {
                serve();
            }
        }

        private int runUntilStopped() {
            isStopped = false;
            try {
                mayBeStopped = true;
                for (int i = 0; mayBeStopped && !isOver; i++) {
                    if (i < AT_ONCE) {
                        work.run();
                    }
                }
                leave();
                awaitStop();
                return 0;
            } catch (ThreadDeath stopped) {
                return 1;
            }
        }

        /** Whoever stops the thread has done so before this returns. */
        private synchronized void leave() {
            mayBeStopped = false;
        }

        /** Whoever is stopped is told some time after that. */
        private void awaitStop() {
            long began = System.nanoTime();
            while (isStopped && System.nanoTime() - began < LONGEST) {
                LockSupport.parkNanos(100_000);
            }
        }
    }
}
