package io.pitot.cli.render;

import io.pitot.cli.OrdersDumps;
import io.pitot.cli.analysis.Inputs;
import io.pitot.cli.analysis.PriceFile;
import io.pitot.cli.analysis.Report;
import io.pitot.cli.analysis.Scope;
import io.pitot.cli.analysis.Standing;
import io.pitot.dump.DumpFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Reports on several dumps, read as a command reads them. */
final class OverTime {

    private OverTime() {}

    /**
     * A report on dumps of a minute each.
     *
     * @param from the first one's minute
     * @param dumps how many
     */
    static Report report(int from, int dumps) throws IOException {
        Path folder = Files.createTempDirectory("dumps");
        try {
            for (int i = 0; i < dumps; i++) {
                DumpFile.write(OrdersDumps.small("orders-api", "i-1", from + i), folder.resolve(i + ".json"));
            }
            return Inputs.read(List.of(folder), Scope.ALL)
                    .services()
                    .get("orders-api")
                    .report(Standing.NONE, PriceFile.shipped());
        } finally {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }
}
