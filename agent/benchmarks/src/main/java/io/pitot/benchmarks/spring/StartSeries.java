package io.pitot.benchmarks.spring;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/** Starts the shop again and again, each variant once a round, every second round in the reverse order. */
final class StartSeries {

    /** After the first page; what an agent does in the background by then belongs to the start. */
    private static final long SETTLE_MILLIS = 3_000;

    private static final double MILLION = 1e6;

    private final Setting setting;
    private final Consumer<Measurement> results;

    StartSeries(Setting setting, Consumer<Measurement> results) {
        this.setting = setting;
        this.results = results;
    }

    void run(List<Variant> variants, int rounds, String fork) throws IOException, InterruptedException {
        List<Variant> order = new ArrayList<>(variants);
        for (int round = 0; round < rounds; round++) {
            for (Variant variant : order) {
                results.accept(start(variant, new Measurement("start", variant.name(), fork, round)));
            }
            Collections.reverse(order);
        }
    }

    private Measurement start(Variant variant, Measurement measured) throws IOException, InterruptedException {
        try (Shop shop = Shop.launch(
                setting.java(),
                setting.shop(),
                setting.flags(variant),
                setting.database().copy("start"),
                setting.work())) {
            Shop.Start start = shop.awaitFirstPage();
            Thread.sleep(SETTLE_MILLIS);
            long settledCpu = CpuTimes.processMillis(shop.pid());
            Memory memory = Memory.of(shop.pid());
            Jcmd jcmd = new Jcmd(setting.java(), shop.pid());
            jcmd.collectGarbage();
            Jcmd.Space space = jcmd.space();
            return measured.with("started_ms", start.startedNanos() / MILLION)
                    .with("started_cpu_ms", start.startedCpuMillis())
                    .with("first_page_ms", start.firstPageNanos() / MILLION)
                    .with("first_page_cpu_ms", start.firstPageCpuMillis())
                    .with("settled_cpu_ms", settledCpu)
                    .with("rss_bytes", memory.resident())
                    .with("peak_rss_bytes", memory.peak())
                    .with("collected_rss_bytes", Memory.of(shop.pid()).resident())
                    .with("metaspace_bytes", space.metaspace())
                    .with("classes", space.classes())
                    .with("heap_bytes", space.heapUsed());
        }
    }
}
