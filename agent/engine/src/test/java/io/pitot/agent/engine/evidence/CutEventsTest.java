package io.pitot.agent.engine.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.engine.table.Overflows;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CutEventsTest {

    private final Overflows overflows = new Overflows();
    private final CutBudget budget = new CutBudget(2);

    @Test
    void subjectsBeyondTheBudgetOfAllRequestsCountAsOther() {
        CutEvents one = new CutEvents(budget);
        CutEvents another = new CutEvents(budget);
        add(one, 7);
        add(another, 8);
        add(one, 9);
        add(one, 10);
        assertThat(one.get(EventKind.QUERY, 7).events).isEqualTo(1);
        assertThat(another.get(EventKind.QUERY, 8).events).isEqualTo(1);
        assertThat(one.get(EventKind.QUERY, 9)).isNull();
        assertThat(one.get(EventKind.QUERY, 0).events).isEqualTo(2);
        assertThat(one.queries()).isEqualTo(3);
        assertThat(overflows.byTable()).isEqualTo(Map.of("requestSubjects", 2L));
    }

    @Test
    void whatARequestTookOfTheBudgetIsThereAgainOnceItIsClosed() {
        CutEvents first = new CutEvents(budget);
        add(first, 7);
        add(first, 8);
        first.close();
        CutEvents next = new CutEvents(budget);
        add(next, 9);
        add(next, 10);
        assertThat(next.get(EventKind.QUERY, 9).events).isEqualTo(1);
        assertThat(next.get(EventKind.QUERY, 10).events).isEqualTo(1);
        assertThat(overflows.byTable()).isEmpty();
    }

    private void add(CutEvents to, int query) {
        long[] event = new long[EventLayout.WORDS];
        event[EventLayout.HEADER] = EventLayout.header(EventKind.QUERY, 0, 0, 0);
        event[EventLayout.SUBJECT_AND_SITE] = EventLayout.subjectAndSite(query, 0);
        to.add(event, overflows);
    }
}
