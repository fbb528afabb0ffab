package io.pitot.agent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.pitot.sample.Scoring;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallSitesTest {

    @BeforeEach
    void emptyTheRings() {
        Drained.all();
    }

    @Test
    void namesTheApplicationsFramesInnermostFirstAndLeavesTheJdksOut() {
        new Scoring("call-sites-a").scoreAll(1);
        List<CallSite.Frame> frames = site(Drained.all().get(0));
        assertThat(frames.get(0).type()).isEqualTo(Scoring.class.getName());
        assertThat(frames.get(0).method()).isEqualTo("score");
        assertThat(frames.get(0).file()).isEqualTo("Scoring.java");
        assertThat(frames.get(0).line()).isPositive();
        assertThat(frames.get(1).method()).isEqualTo("scoreAll");
        assertThat(frames).noneMatch(frame -> frame.type().startsWith("java."));
        assertThat(frames).hasSizeLessThanOrEqualTo(8);
    }

    @Test
    void theFirstThreeCallsOfARequestAndTheFifthKnowTheirSite() {
        Scoring scoring = new Scoring("call-sites-b");
        scoring.scoreAll(7);
        List<Drained> events = Drained.all();
        // The eighth is the end of the request.
        assertThat(events).hasSize(8);
        assertThat(events.stream().map(event -> event.site() != CallSites.NONE))
                .containsExactly(true, true, true, false, true, false, false, false);
        assertThat(events.get(4).site()).isEqualTo(events.get(1).site());
    }

    /** AssertJ stands for a library that nobody knows here, and calls back. */
    @Test
    void anUnknownLibraryBetweenTheApplicationsFramesIsLeftOut() {
        new Scoring("call-sites-c")
                .scoreBy(scored -> assertThatCode(scored::run).doesNotThrowAnyException());
        List<CallSite.Frame> frames = site(Drained.all().get(0));
        assertThat(frames).extracting(CallSite.Frame::method).contains("score", "scoreAll", "scoreBy");
        assertThat(frames).noneMatch(frame -> frame.type().startsWith("org.assertj."));
    }

    @Test
    void aFailuresPlaceIsThatOfItsInnermostCause() {
        CallSite site = Names.CALL_SITES.name(CallSites.of(Scoring.failure()));
        assertThat(site.frames().get(0).method()).isEqualTo("cause");
    }

    @Test
    void aFailureOutsideTheApplicationHasNoPlace() {
        Throwable thrown = new Throwable("no trace", null, false, false) {};
        assertThat(CallSites.of(thrown)).isEqualTo(CallSites.NONE);
    }

    @Test
    void aCauseThatLeadsBackToItselfEnds() {
        Exception first = new Exception("first");
        Exception second = new Exception("second", first);
        first.initCause(second);
        assertThat(CallSites.of(first)).isNotNegative();
    }

    private static List<CallSite.Frame> site(Drained event) {
        return Names.CALL_SITES.name(event.site()).frames();
    }
}
