package io.pitot.it.app;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;

/** Has thousands of threads alive at once, each of which runs queries, and serves requests on such threads, too. */
public final class ManyThreadsApp {

    /** Queries of each thread and of each request. */
    public static final int QUERIES = 3;

    private static final int FIRST = 500;
    private static final int CONNECTIONS = 8;
    private static final int CLIENTS = 20;

    private final BlockingQueue<Connection> connections = new ArrayBlockingQueue<>(CONNECTIONS);
    private final ThreadFactory threads;

    private ManyThreadsApp(ThreadFactory threads) throws SQLException {
        this.threads = threads;
        for (int i = 0; i < CONNECTIONS; i++) {
            connections.add(DriverManager.getConnection("jdbc:h2:mem:threads"));
        }
    }

    /**
     * The arguments: {@code virtual} or {@code platform}, how many threads, how many requests. Prints by how many bytes there is more in
     * the heap afterwards than after the first few.
     */
    public static void main(String[] args) throws Exception {
        boolean areVirtual = args[0].equals("virtual");
        ManyThreadsApp app = new ManyThreadsApp(areVirtual ? virtualThreads() : Thread::new);
        Tomcat tomcat = app.serve();
        int port = tomcat.getConnector().getLocalPort();
        app.queryInThreads(FIRST);
        app.request(port, FIRST);
        if (areVirtual) {
            app.await(Begun::touch);
        }
        System.out.println("BEGUN now");
        long before = live();
        app.queryInThreads(Integer.parseInt(args[1]) - FIRST);
        System.out.println("QUERIED now");
        app.request(port, Integer.parseInt(args[2]) - FIRST);
        System.out.println("MORE " + (live() - before));
        if (areVirtual) {
            app.await(Ended::touch);
        }
        tomcat.stop();
        System.out.println("DONE");
        System.exit(0);
    }

    private void await(Runnable work) throws InterruptedException {
        Thread thread = threads.newThread(work);
        thread.start();
        thread.join();
    }

    /** Pins a carrier, by a wait in the initializer of a class, once the first threads have initialized those of everybody else. */
    public static final class Begun {
        static {
            LockSupport.parkNanos(20_000_000);
        }

        private Begun() {}

        static void touch() {}
    }

    /** The same at the end. */
    public static final class Ended {
        static {
            LockSupport.parkNanos(20_000_000);
        }

        private Ended() {}

        static void touch() {}
    }

    private static ThreadFactory virtualThreads() throws ReflectiveOperationException {
        Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
        return (ThreadFactory)
                Class.forName("java.lang.Thread$Builder").getMethod("factory").invoke(builder);
    }

    private Tomcat serve() throws IOException, LifecycleException {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(Files.createTempDirectory("tomcat").toString());
        tomcat.setPort(0);
        tomcat.getConnector()
                .getProtocolHandler()
                .setExecutor(task -> threads.newThread(task).start());
        Context context =
                tomcat.addContext("", Files.createTempDirectory("docs").toString());
        Tomcat.addServlet(
                context, "threads", WebServer.servletOf((request, response) -> query("SELECT x AS q_request FROM ")));
        context.addServletMappingDecoded("/threads", "threads");
        tomcat.start();
        return tomcat;
    }

    /** None of them begins before all are alive. */
    private void queryInThreads(int number) throws InterruptedException {
        CountDownLatch alive = new CountDownLatch(number);
        List<Thread> all = new ArrayList<>(number);
        for (int i = 0; i < number; i++) {
            Thread thread = threads.newThread(() -> {
                alive.countDown();
                try {
                    alive.await();
                    query("SELECT x AS q_thread FROM ");
                } catch (InterruptedException | SQLException e) {
                    System.out.println("FAILED " + e);
                }
            });
            thread.start();
            all.add(thread);
        }
        for (Thread thread : all) {
            thread.join();
        }
    }

    private void query(String select) throws SQLException {
        Connection connection = connections.poll();
        try {
            while (connection == null) {
                connection = connections.take();
            }
        } catch (InterruptedException e) {
            throw new SQLException(e);
        }
        try (PreparedStatement statement = connection.prepareStatement(select + "SYSTEM_RANGE(1, ?)")) {
            for (int rows = 1; rows <= QUERIES; rows++) {
                statement.setInt(1, rows);
                try (ResultSet result = statement.executeQuery()) {
                    while (result.next()) {
                        result.getInt(1);
                    }
                }
            }
        } finally {
            connections.add(connection);
        }
    }

    private void request(int port, int number) throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/threads"))
                .build();
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            int first = i;
            all.add(clients.submit(() -> {
                for (int sent = first; sent < number; sent += CLIENTS) {
                    HttpResponse<Void> response = client.send(request, BodyHandlers.discarding());
                    if (response.statusCode() != 200) {
                        throw new IllegalStateException("status " + response.statusCode());
                    }
                }
                return null;
            }));
        }
        for (Future<?> one : all) {
            one.get();
        }
        clients.shutdown();
    }

    private static long live() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(200);
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
