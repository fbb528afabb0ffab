package io.pitot.cli.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.cli.OrdersDumps;
import io.pitot.dump.CallSite;
import io.pitot.dump.Finding;
import io.pitot.findings.Findings;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MuteTest {

    private static final LocalDate LAST_DAY = LocalDate.of(2027, 3, 1);

    private final Finding finding =
            Findings.judge(OrdersDumps.small("orders-api", "i-1", 0)).get(0);

    /** A lambda of {@code Orders.list}, which a controller called. */
    private final Site site = Site.of(new CallSite(
            "s:1",
            List.of(
                    new CallSite.Frame("com.acme.Orders", "lambda$list$0", "Orders.java", 31),
                    new CallSite.Frame("com.acme.OrderController", "show", "OrderController.java", 12)),
            List.of()));

    @Test
    void aCallSiteIsMutedByAnyClassOrMethodOfItsChain() {
        assertThat(List.of("com.acme.Orders", "com.acme.Orders#list", "com.acme.OrderController#show"))
                .allSatisfy(place -> assertThat(mute(null, null, place).covers(finding, site))
                        .isTrue());
        assertThat(List.of("com.acme.Order", "com.acme.Orders#show", "Orders"))
                .allSatisfy(place -> assertThat(mute(null, null, place).covers(finding, site))
                        .isFalse());
        assertThat(mute(null, null, "com.acme.Orders").covers(finding, null))
                .as("a finding without a line")
                .isFalse();
    }

    @Test
    void allThatAMuteNamesMustHold() {
        String id = finding.id();
        String endpoint = finding.endpoint();

        assertThat(mute(id, endpoint, "com.acme.Orders").covers(finding, site)).isTrue();
        assertThat(mute("np1:00000000", endpoint, "com.acme.Orders").covers(finding, site))
                .isFalse();
        assertThat(mute(id, endpoint + "/more", "com.acme.Orders").covers(finding, site))
                .isFalse();
        assertThat(mute(id, endpoint, "com.acme.Others").covers(finding, site)).isFalse();
    }

    @Test
    void itEndsAfterItsLastDay() {
        assertThat(mute(finding.id(), null, null).isOver(LAST_DAY)).isFalse();
        assertThat(mute(finding.id(), null, null).isOver(LAST_DAY.plusDays(1))).isTrue();
    }

    private static Mute mute(@Nullable String finding, @Nullable String endpoint, @Nullable String site) {
        return new Mute(finding, endpoint, site, "ADR-7", LAST_DAY);
    }
}
