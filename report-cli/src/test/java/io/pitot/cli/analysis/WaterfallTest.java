package io.pitot.cli.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.cli.OrdersDumps;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WaterfallTest {

    private final Details details =
            Analysis.report(OrdersDumps.busy(), List.of(), Map.of()).details();

    /** Sixty lines that say the same would hide what they are a proof of. */
    @Test
    void whatIsDoneAgainAndAgainIsOneRow() {
        Waterfall orders = details.waterfalls("GET /orders/{id}").get(0);
        assertThat(orders.rows())
                .extracting(Waterfall.Step::name)
                .containsExactly("orders", "orders SELECT", "transaction", "order_item SELECT");
        assertThat(orders.rows()).extracting(Waterfall.Step::encloses).containsExactly(false, false, true, false);
        Waterfall.Step items = orders.rows().get(3);
        assertThat(items.spans()).hasSize(60);
        assertThat(items.nanos()).isEqualTo(60 * 5 * OrdersDumps.MS);
        assertThat(items.rows()).isEqualTo(60);
        assertThat(items.site().innermost().line()).isEqualTo(87);
        assertThat(orders.omitted()).isEqualTo(3);
    }

    @Test
    void tellsWhichStepFailed() {
        assertThat(details.waterfalls("POST /payments").get(0).rows())
                .extracting(Waterfall.Step::failed)
                .containsExactly(false, true);
    }

    @Test
    void anEndpointWithoutSlowRequestsHasNone() {
        assertThat(details.waterfalls("GET /search")).isEmpty();
    }
}
