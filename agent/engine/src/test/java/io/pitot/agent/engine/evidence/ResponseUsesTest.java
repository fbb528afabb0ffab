package io.pitot.agent.engine.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.bootstrap.Names;
import io.pitot.agent.engine.table.DumpIds;
import io.pitot.dump.ResponseUse;
import org.junit.jupiter.api.Test;

class ResponseUsesTest {

    private static final int ENDPOINT = Names.endpoint("http", "GET", "/responses");

    private final ResponseUses uses = new ResponseUses();
    private final RequestEvents request = new RequestEvents(1);

    private void add(int flags, long bytes) {
        long[] end = {
            EventLayout.header(EventKind.REQUEST, flags, 200, 0),
            1,
            0,
            100,
            EventLayout.subjectAndSite(ENDPOINT, 0),
            bytes,
            -1,
            -1
        };
        request.begin(end, new long[0]);
        request.end(null);
        uses.add(request);
    }

    @Test
    void sumsUpWhatTheHeadersSay() {
        int uncompressed = EventLayout.FLAG_HEADERS | EventLayout.FLAG_UNCOMPRESSED;
        int unvalidated = EventLayout.FLAG_HEADERS | EventLayout.FLAG_UNVALIDATED;
        add(EventLayout.FLAG_HEADERS, 5_000);
        add(uncompressed, 2_000);
        add(uncompressed | unvalidated, 3_000);
        add(unvalidated | EventLayout.FLAG_PERSONAL, 4_000);

        assertThat(uses.named(new DumpIds()))
                .containsExactly(new ResponseUse(
                        "GET /responses",
                        4,
                        14_000,
                        2,
                        5_000,
                        2,
                        7_000,
                        1,
                        ResponseUse.sizeBit(3_000) | ResponseUse.sizeBit(4_000)));
    }

    @Test
    void whatIsSmallOrFailedIsNoWaste() {
        int both = EventLayout.FLAG_HEADERS | EventLayout.FLAG_UNCOMPRESSED | EventLayout.FLAG_UNVALIDATED;
        add(both, 1_024);
        add(both | EventLayout.FLAG_ERROR, 9_000);

        assertThat(uses.named(new DumpIds()))
                .containsExactly(new ResponseUse("GET /responses", 2, 10_024, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void whatWasNotLookedAtOrIsOfUnknownSizeDoesNotCount() {
        add(0, 9_000);
        add(EventLayout.FLAG_HEADERS, -1);

        assertThat(uses.named(new DumpIds())).isEmpty();
    }
}
