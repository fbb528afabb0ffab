package io.pitot.agent.instrumentation;

import com.sun.management.ThreadMXBean;
import io.pitot.agent.bootstrap.EventIntake;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.Function;

/** Prints how many bytes commands to Redis allocate with Jedis woven, and with Jedis in a class loader that hides the agent. */
final class CacheAllocations {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int COMMANDS = 200;

    /** More than the requests whose repeats are looked at closely: a stack walk allocates. */
    private static final int ROUNDS = 50;

    private CacheAllocations() {}

    public static void main(String[] arguments) throws Exception {
        WovenJvm.transformer();
        RedisServer server = new RedisServer();
        server.start();
        for (String command :
                List.of("get user:17:cart", "get user:404:cart", "setex user:17:cart apples", "mget a:1 a:2")) {
            long plain = bytes(server, command, false);
            long woven = bytes(server, command, true);
            System.out.println(command + ": woven=" + woven + " plain=" + plain + " commands=" + COMMANDS);
        }
        server.stop();
        System.exit(0);
    }

    @SuppressWarnings("unchecked")
    private static long bytes(RedisServer server, String command, boolean observed) throws Exception {
        Function<String, Object> client =
                (Function<String, Object>) IsolatedApplication.of(List.of("jedis8.0"), "jakarta.servlet", observed)
                        .make("com.acme.cache.JedisShop", new Class<?>[] {Integer.class}, server.port());
        long[] least = {Long.MAX_VALUE};
        for (int round = 0; round < ROUNDS; round++) {
            Requests.run(() -> {
                long before = THREADS.getCurrentThreadAllocatedBytes();
                for (int i = 0; i < COMMANDS; i++) {
                    Object unused = client.apply(command);
                }
                least[0] = Math.min(least[0], THREADS.getCurrentThreadAllocatedBytes() - before);
            });
            EventIntake.shared().drain((words, offset) -> {});
        }
        ((AutoCloseable) client).close();
        return least[0];
    }
}
