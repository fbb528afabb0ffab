package io.pitot.findings;

import io.pitot.dump.TimeSplit;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Where time went, in whole percent that add up to 100. */
final class TimeShares {

    private record Part(String name, long nanos) {}

    private static final class Share {
        final Part part;
        final double rest;
        long percent;

        Share(Part part, double total) {
            this.part = part;
            double exact = 100 * part.nanos / total;
            percent = (long) exact;
            rest = exact - percent;
        }
    }

    private TimeShares() {}

    /** {@code executing statements 61 %, CPU 39 %}, greatest first. */
    static String of(TimeSplit time) {
        List<Part> parts = List.of(
                new Part("executing statements", time.execute()),
                new Part("reading rows", time.fetch()),
                new Part("waiting for a connection", time.pool()),
                new Part("model calls", time.inference()),
                new Part("calls over HTTP", time.http()),
                new Part("caches", time.cache()),
                new Part("CPU", time.cpu()),
                new Part("garbage collection", time.gc()),
                new Part("waiting for locks", time.blocked()),
                new Part("waiting or not observed", time.unknown()));
        double total = parts.stream().mapToDouble(Part::nanos).sum();
        if (total == 0) {
            return "not known";
        }
        List<Share> shares = parts.stream().map(part -> new Share(part, total)).toList();
        long missing = 100 - shares.stream().mapToLong(share -> share.percent).sum();
        shares.stream()
                .sorted(Comparator.comparingDouble(share -> -share.rest))
                .limit(missing)
                .forEach(share -> share.percent++);
        return shares.stream()
                .filter(share -> share.percent > 0)
                .sorted(Comparator.comparingLong((Share share) -> -share.percent)
                        .thenComparingLong(share -> -share.part.nanos))
                .map(share -> share.part.name + " " + share.percent + " %")
                .collect(Collectors.joining(", "));
    }
}
