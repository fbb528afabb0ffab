package io.pitot.benchmarks.spring;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Keeps a shop of each variant alive and drives them in turns with the same pages: A B, B A, A B, ... What the
 * machine does to one, it soon does to the other.
 */
final class LoadSeries {

    /** After a window, for what an agent does with its events in the background. */
    private static final long SETTLE_MILLIS = 100;

    private static final int WARM_UP_PAGES = 1_000;
    private static final double THOUSAND = 1e3;

    /**
     * How long and how much.
     *
     * @param warmUpPages for each variant before its first window
     * @param rounds windows of each variant
     * @param pages of a window
     * @param clients at the same time
     */
    record Plan(int warmUpPages, int rounds, int pages, int clients) {}

    private final Setting setting;
    private final Plan plan;
    private final Consumer<Measurement> results;

    LoadSeries(Setting setting, Plan plan, Consumer<Measurement> results) {
        this.setting = setting;
        this.plan = plan;
        this.results = results;
    }

    void run(List<Variant> variants, String fork) throws IOException, InterruptedException {
        List<Driven> shops = new ArrayList<>();
        try {
            for (Variant variant : variants) {
                shops.add(new Driven(variant, launch(variant, fork)));
            }
            for (Driven driven : shops) {
                driven.shop.awaitFirstPage();
            }
            warmUp(shops);
            measure(shops, fork);
            for (Driven driven : shops) {
                results.accept(driven.total(fork));
            }
        } finally {
            for (Driven driven : shops) {
                driven.shop.close();
            }
        }
    }

    private Shop launch(Variant variant, String fork) throws IOException {
        List<String> flags = setting.flags(variant);
        // All of the heap from the start: what differs in resident memory then is not how far the heap has grown.
        flags.add("-XX:+AlwaysPreTouch");
        return Shop.launch(
                setting.java(),
                setting.shop(),
                flags,
                setting.database().copy("load-" + fork + "-" + variant.name()),
                setting.work());
    }

    private void warmUp(List<Driven> shops) throws IOException, InterruptedException {
        for (int page = 0; page < plan.warmUpPages(); page += WARM_UP_PAGES) {
            for (Driven driven : shops) {
                Window.drive(driven.shop, Pages.range(page, page + WARM_UP_PAGES), plan.clients());
            }
        }
        System.err.println("spring: all shops are warm");
    }

    private void measure(List<Driven> shops, String fork) throws IOException, InterruptedException {
        List<Driven> order = new ArrayList<>(shops);
        for (Driven driven : shops) {
            driven.beginToCount();
        }
        for (int round = 0; round < plan.rounds(); round++) {
            for (Driven driven : order) {
                results.accept(driven.window(fork, round));
            }
            Collections.reverse(order);
        }
    }

    /** One of the shops. */
    private final class Driven {

        private final Variant variant;
        private final Shop shop;
        private final Jcmd jcmd;
        private Map<String, Long> bytesBefore = Map.of();

        Driven(Variant variant, Shop shop) {
            this.variant = variant;
            this.shop = shop;
            this.jcmd = new Jcmd(setting.java(), shop.pid());
        }

        Measurement window(String fork, int round) throws IOException, InterruptedException {
            List<Page> pages = Pages.range(round * plan.pages(), (round + 1) * plan.pages());
            CpuTimes before = CpuTimes.of(shop.pid());
            Window window = Window.drive(shop, pages, plan.clients());
            Thread.sleep(SETTLE_MILLIS);
            Map<ThreadRole, Long> cpu = CpuTimes.of(shop.pid()).since(before);
            Measurement measured = new Measurement("window", variant.name(), fork, round)
                    .with("pages_per_s", pages.size() * 1e9 / window.nanos())
                    .with("p50_us", window.percentile(50) / THOUSAND)
                    .with("p99_us", window.percentile(99) / THOUSAND);
            long total = 0;
            for (ThreadRole role : ThreadRole.values()) {
                long nanos = cpu.getOrDefault(role, 0L);
                measured.with(role.measure(), nanos / THOUSAND / pages.size());
                total += nanos;
            }
            return measured.with("cpu_us_per_page", total / THOUSAND / pages.size());
        }

        void beginToCount() throws IOException, InterruptedException {
            bytesBefore = jcmd.requestThreadBytes();
        }

        /** What there is after all windows. */
        Measurement total(String fork) throws IOException, InterruptedException {
            double bytes = grown(bytesBefore, jcmd.requestThreadBytes());
            jcmd.collectGarbage();
            Jcmd.Space space = jcmd.space();
            return new Measurement("total", variant.name(), fork, 0)
                    .with("bytes_per_page", bytes / plan.pages() / plan.rounds())
                    .with("rss_bytes", Memory.of(shop.pid()).resident())
                    .with("heap_bytes", space.heapUsed())
                    .with("metaspace_bytes", space.metaspace())
                    .with("code_bytes", jcmd.codeUsed());
        }
    }

    private static long grown(Map<String, Long> before, Map<String, Long> after) {
        Map<String, Long> grown = new HashMap<>(after);
        before.forEach((thread, bytes) -> grown.computeIfPresent(thread, (id, now) -> now - bytes));
        return grown.values().stream().mapToLong(Long::longValue).sum();
    }
}
