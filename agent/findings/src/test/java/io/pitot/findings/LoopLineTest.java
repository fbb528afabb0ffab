package io.pitot.findings;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.dump.CallSite;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LoopLineTest {

    @Test
    void isTheLineOfTheInnermostMethodThatRunsBoth() {
        assertThat(LoopLine.between(
                        frames("Items.of:9", "Report.line:30", "Report.print:22", "Web.get:5"),
                        frames("Orders.all:7", "Report.print:20", "Web.get:5")))
                .contains(new LoopLine(frame("Report.print:22"), frame("Report.print:20")));
    }

    @Test
    void isNotTheLineOfAHelperThatRunsEveryQuery() {
        assertThat(LoopLine.between(frames("Db.query:9", "Web.get:6"), frames("Db.query:9", "Web.get:5")))
                .contains(new LoopLine(frame("Web.get:6"), frame("Web.get:5")));
    }

    @Test
    void isTheQuerysOwnLineIfItsMethodLoops() {
        assertThat(LoopLine.between(frames("Web.get:6"), frames("Web.get:5")))
                .contains(new LoopLine(frame("Web.get:6"), frame("Web.get:5")));
    }

    @Test
    void isTheLineWithinALambdaOfTheMethod() {
        assertThat(LoopLine.between(
                        frames("Items.of:9", "Web.lambda$get$3:7", "Web.get:8"), frames("Orders.all:7", "Web.get:5")))
                .contains(new LoopLine(frame("Web.lambda$get$3:7"), frame("Web.get:5")));
    }

    @Test
    void isKnownWhereThatLineAsksForBoth() {
        assertThat(LoopLine.between(
                        frames("Items.of:9", "Report.print:22", "Web.get:5"),
                        frames("Orders.all:7", "Report.print:22", "Web.get:5")))
                .contains(new LoopLine(frame("Report.print:22"), frame("Report.print:22")));
    }

    @Test
    void isKnownWhereTheOutermostFramesOfOneAreNot() {
        List<CallSite.Frame> deep = frames("A.a:1", "B.b:2", "C.c:3", "D.d:4", "E.e:5", "F.f:6", "G.g:7", "H.h:81");
        List<CallSite.Frame> rows = frames("Orders.all:7", "H.h:80", "Web.get:5");

        assertThat(LoopLine.between(deep, rows)).contains(new LoopLine(frame("H.h:81"), frame("H.h:80")));
        assertThat(LoopLine.between(rows, deep)).contains(new LoopLine(frame("H.h:80"), frame("H.h:81")));
    }

    @Test
    void isTheLineThatGivesAnotherThreadItsLambda() {
        assertThat(LoopLine.between(
                        frames("Items.of:9", "Report.lambda$print$0:22"),
                        frames("Orders.all:7", "Report.print:20", "Web.get:5")))
                .contains(new LoopLine(frame("Report.lambda$print$0:22"), frame("Report.print:20")));
    }

    @Test
    void isNotAHelperThatRunsEveryQueryWhicheverThreadCallsIt() {
        assertThat(LoopLine.between(frames("Db.query:9"), frames("Db.query:9", "Web.get:5")))
                .isEmpty();
    }

    @Test
    void isNotKnownOfChainsWithNothingInCommon() {
        assertThat(LoopLine.between(frames("A.a:1"), frames("B.b:1"))).isEmpty();
        assertThat(LoopLine.between(List.of(), frames("B.b:1"))).isEmpty();
        assertThat(LoopLine.between(frames("A.a:1"), List.of())).isEmpty();
    }

    @Test
    void isNoneWhereAMethodIsKnownWithoutItsLine() {
        assertThat(LoopLine.between(frames("Web.post:-1"), frames("Orders.all:7", "Web.post:5")))
                .isEmpty();
    }

    private static List<CallSite.Frame> frames(String... places) {
        return new ArrayList<>(Stream.of(places).map(LoopLineTest::frame).toList());
    }

    private static CallSite.Frame frame(String place) {
        int dot = place.indexOf('.');
        int colon = place.indexOf(':');
        String type = place.substring(0, dot);
        return new CallSite.Frame(
                "com.acme." + type,
                place.substring(dot + 1, colon),
                type + ".java",
                Integer.parseInt(place.substring(colon + 1)));
    }
}
