package io.pitot.cli.analysis.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pitot.cli.OrdersDumps;
import io.pitot.dump.Dump;
import io.pitot.dump.DumpFile;
import io.pitot.dump.DumpFolder;
import io.pitot.dump.DumpName;
import io.pitot.dump.LiveName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each dump has a hundred requests in a minute, of which twenty failed, and as many queries. */
class FollowerTest {

    private static final double RATE = 100 / 60.0;
    private static final Offset<Double> ALMOST = within(0.001);

    @TempDir
    private Path folder;

    private Follower follower;

    @BeforeEach
    void follow() {
        follower = new Follower(folder, null, -1);
    }

    @Test
    void waitsForAFolderThatIsNotThereYet() throws IOException {
        Follower early = new Follower(folder.resolve("later"), null, -1);
        early.refresh();

        assertThat(early.view()).isNull();
        early.leave();
    }

    @Test
    void tellsRatesFromDumpsWhereNoAgentAnswers() throws IOException {
        dump("a", 0);

        LiveView view = view();

        assertThat(view.service()).isEqualTo("orders");
        assertThat(view.answering()).isZero();
        assertThat(view.seconds()).isCloseTo(60, ALMOST);
        assertThat(view.requests().perSecond()).isCloseTo(RATE, ALMOST);
        assertThat(view.requests().errors()).isCloseTo(0.2, ALMOST);
        assertThat(view.queries().perSecond()).isCloseTo(RATE, ALMOST);
        assertThat(view.endpoints()).singleElement().satisfies(endpoint -> {
            assertThat(endpoint.name()).isEqualTo("GET /orders");
            assertThat(endpoint.p50()).isBetween(10 * OrdersDumps.MS, 11 * OrdersDumps.MS);
            assertThat(endpoint.busy()).isCloseTo(0.02, ALMOST);
        });
    }

    @Test
    void looksAtTheLastMinuteOnly() throws IOException {
        for (int minute = 0; minute < 4; minute++) {
            dump("a", minute);
        }

        assertThat(view().seconds()).isCloseTo(60, ALMOST);
    }

    @Test
    void addsALiveDumpToTheDumpsBeforeIt() throws IOException {
        dump("a", 0);
        live("a", 1);

        LiveView view = view();

        assertThat(view.answering()).isEqualTo(1);
        assertThat(view.requests().lately()).isCloseTo(RATE, ALMOST);
        assertThat(view.requests().perSecond()).isCloseTo(RATE, ALMOST);
    }

    @Test
    void countsAnIntervalOnceWhenItsDumpTakesThePlaceOfTheLiveOne() throws IOException {
        live("a", 0);
        assertThat(view().seconds()).isCloseTo(60, ALMOST);

        // For a moment both are there.
        dump("a", 0);
        assertThat(view().seconds()).isCloseTo(60, ALMOST);
        assertThat(view().requests().perSecond()).isCloseTo(RATE, ALMOST);

        Files.delete(folder.resolve(new LiveName("orders", "a", 0).fileName()));
        live("a", 1);
        LiveView after = view();
        assertThat(after.requests().perSecond()).isCloseTo(RATE, ALMOST);
        assertThat(after.requests().lately()).isCloseTo(RATE, ALMOST);
    }

    @Test
    void passesOverWhatAKilledJvmLeftBehind() throws IOException {
        dump("a", 0);
        Path left = live("a", 1);
        Files.setLastModifiedTime(left, FileTime.from(Instant.now().minusSeconds(3_600)));

        LiveView view = view();

        assertThat(view.answering()).isZero();
        assertThat(view.to()).isEqualTo(OrdersDumps.small("orders", "a", 0).to());
    }

    @Test
    void addsUpTheInstancesOfAService() throws IOException {
        dump("a", 0);
        dump("b", 0);

        LiveView view = view();

        assertThat(view.instances()).isEqualTo(2);
        assertThat(view.seconds()).isCloseTo(60, ALMOST);
        assertThat(view.requests().perSecond()).isCloseTo(2 * RATE, ALMOST);
        assertThat(view.endpoints().get(0).errors()).isCloseTo(0.2, ALMOST);
    }

    @Test
    void forgetsAJvmThatHasEndedWhileOthersGoOn() throws IOException {
        dump("a", 0);
        dump("b", 0);
        assertThat(view().instances()).isEqualTo(2);

        dump("b", 1);
        dump("b", 2);

        assertThat(view().instances()).isEqualTo(1);
        assertThat(view().requests().perSecond()).isCloseTo(RATE, ALMOST);
    }

    @Test
    void neverReadsWhatLiesFarBack() throws IOException {
        dump("old", 0);
        dump("a", 60);
        assertThat(view().instances()).isEqualTo(1);

        dump("a", 61);

        assertThat(view().instances()).isEqualTo(1);
        assertThat(view().to()).isEqualTo(OrdersDumps.small("orders", "a", 61).to());
        assertThat(view().seconds()).isCloseTo(60, ALMOST);
    }

    @Test
    void namesTheServicesAndFollowsTheOneThatIsAskedFor() throws IOException {
        dump("a", 0);
        write(
                OrdersDumps.small("stock", "c", 0),
                new DumpName("stock", Instant.EPOCH.plusSeconds(60), "c", 0).fileName());
        follower.refresh();
        assertThat(follower.services()).containsExactly("orders", "stock");

        follower = new Follower(folder, "stock", -1);
        assertThat(view().service()).isEqualTo("stock");
        assertThat(view().instances()).isEqualTo(1);
    }

    @Test
    void findingsThatComeUpWhileItFollowsAreNew() throws IOException {
        write(OrdersDumps.healthy("orders", "a"), new DumpName("orders", Instant.EPOCH, "a", 0).fileName());
        assertThat(view().findings()).isEmpty();

        live("a", 1);

        assertThat(view().findings()).isNotEmpty().allMatch(LiveView.Found::isNew);
    }

    @Test
    void findingsThatWereThereBeforeAreNotNew() throws IOException {
        dump("a", 0);
        assertThat(view().findings()).isNotEmpty().noneMatch(LiveView.Found::isNew);
    }

    @Test
    void namesADamagedDumpAndGoesOn() throws IOException {
        dump("a", 0);
        Files.writeString(folder.resolve(new DumpName("orders", Instant.EPOCH, "b", 0).fileName()), "{");

        assertThat(view().instances()).isEqualTo(1);
        assertThat(follower.trouble()).contains("-b-000000.json: ").endsWith(": skipped");
    }

    @Test
    void asksByAFileThatItTakesAwayAgain() throws IOException {
        Path watched = folder.resolve(DumpFolder.WATCHED);
        follower.ask();
        Files.setLastModifiedTime(watched, FileTime.fromMillis(0));
        follower.ask();
        assertThat(Files.getLastModifiedTime(watched).toMillis()).isPositive();

        follower.leave();
        assertThat(watched).doesNotExist();
    }

    private LiveView view() throws IOException {
        follower.refresh();
        LiveView view = follower.view();
        assertThat(view).isNotNull();
        return view;
    }

    private void dump(String instance, int minute) throws IOException {
        Dump dump = OrdersDumps.small("orders", instance, minute);
        write(dump, new DumpName("orders", Instant.EPOCH.plusSeconds(60L * minute), instance, minute).fileName());
    }

    private Path live(String instance, int minute) throws IOException {
        return write(
                OrdersDumps.small("orders", instance, minute), new LiveName("orders", instance, minute).fileName());
    }

    private Path write(Dump dump, String name) throws IOException {
        Path file = folder.resolve(name);
        DumpFile.write(dump, file);
        return file;
    }
}
