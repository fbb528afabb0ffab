package io.pitot.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the demo asks of the shop exists. */
class DemoTrafficTest {

    private static final Pattern RANGE = Pattern.compile("\\{(\\d+)\\.\\.(\\d+)}");

    private final RunningShop shop = RunningShop.get();

    @ParameterizedTest
    @MethodSource("requests")
    void firstAndLastRequestOfALineAreAnswered(String line) {
        int count = Integer.parseInt(line.substring(0, line.indexOf(' ')));
        for (int k : new int[] {0, count - 1}) {
            String[] parts = fill(line, k).split(" ", 4);
            int status = shop.send(parts[1], parts[2], parts.length > 3 ? parts[3] : "")
                    .statusCode();
            if (status == 500) {
                assertThat(parts[2]).as("fails now and then by design").endsWith("/payments");
            } else {
                assertThat(status).as(line).isBetween(200, 204);
            }
        }
    }

    @Test
    void demoIsShortEnoughToWatch() throws IOException {
        int total = requests().stream()
                .mapToInt(line -> Integer.parseInt(line.substring(0, line.indexOf(' '))))
                .sum();
        assertThat(total).isBetween(2_500, 4_000);
    }

    static List<String> requests() throws IOException {
        return Files.readAllLines(Path.of("src/demo/traffic.txt")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#") && !line.startsWith("phase "))
                .toList();
    }

    private static String fill(String line, int k) {
        return RANGE.matcher(line).replaceAll(range -> numberOf(range, k));
    }

    private static String numberOf(MatchResult range, int k) {
        int first = Integer.parseInt(range.group(1));
        int last = Integer.parseInt(range.group(2));
        return String.valueOf(first + k % (last - first + 1));
    }
}
