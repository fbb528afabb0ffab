package io.pitot.dump;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Dumps that agents of former releases wrote stay readable. Each fixture is one, as it was written. */
class PublishedFormatsTest {

    private static final String V1 = SchemaTest.resource("v1.json");

    @Test
    void version1IsRead() throws Exception {
        Dump dump = Reading.of(V1);

        assertThat(dump.instances()).extracting(Instance::service).containsExactly("shop");
        assertThat(dump.from()).isEqualTo(Instant.parse("2026-11-22T05:01:21.673Z"));
        assertThat(dump.endpoints())
                .filteredOn(endpoint -> endpoint.id().equals("POST /orders/{id}/payments"))
                .singleElement()
                .satisfies(endpoint -> {
                    assertThat(endpoint.requests()).isEqualTo(6);
                    assertThat(endpoint.errors()).isEqualTo(1);
                    assertThat(endpoint.statuses()).containsEntry("201", 5L).containsEntry("500", 1L);
                    assertThat(endpoint.duration().count()).isEqualTo(6);
                    assertThat(endpoint.duration().percentile(50)).isEqualTo(84_934_655);
                });
        assertThat(dump.transactionUses())
                .filteredOn(use -> use.endpoint().equals("POST /orders/{id}/payments"))
                .singleElement()
                .satisfies(use -> {
                    assertThat(use.transactions()).isEqualTo(6);
                    assertThat(use.rollbacks()).isEqualTo(1);
                });
        assertThat(dump.responses()).singleElement().satisfies(use -> {
            assertThat(use.responses()).isEqualTo(6);
            assertThat(use.uncompressedBytes()).isEqualTo(61_440);
            assertThat(use.sizes()).isEqualTo(0x100);
        });
        assertThat(dump.findings())
                .extracting(Finding::kind)
                .contains(FindingKind.N_PLUS_ONE, FindingKind.DUPLICATE_QUERY, FindingKind.UNBATCHED_INFERENCE);
    }

    @Test
    void version1IsWrittenAgainWithoutLoss() throws Exception {
        Dump dump = Reading.of(V1);

        assertThat(Reading.of(JsonText.of(dump))).isEqualTo(dump);
    }

    @Test
    void version1AddsUp() throws Exception {
        Dump dump = Reading.of(V1);
        DumpMerger merger = new DumpMerger();
        merger.add(dump);
        merger.add(dump);
        Dump twice = merger.merged();

        assertThat(twice.dumps()).isEqualTo(2);
        assertThat(twice.instances()).isEqualTo(dump.instances());
        assertThat(twice.queries()).hasSameSizeAs(dump.queries());
        for (int i = 0; i < dump.queries().size(); i++) {
            Query one = dump.queries().get(i);
            assertThat(twice.queries().get(i).executions()).isEqualTo(2 * one.executions());
            assertThat(twice.queries().get(i).duration().percentile(95))
                    .isEqualTo(one.duration().percentile(95));
        }
    }

    @Test
    void version1ConformsToItsSchema() {
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(SchemaTest.resource("dump.schema.json"), InputFormat.JSON)
                        .validate(V1, InputFormat.JSON))
                .isEmpty();
    }
}
