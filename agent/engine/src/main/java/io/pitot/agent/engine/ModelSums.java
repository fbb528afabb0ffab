package io.pitot.agent.engine;

import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.bootstrap.ModelInputs;
import io.pitot.agent.engine.evidence.StartSums;
import io.pitot.agent.engine.table.DumpIds;
import io.pitot.agent.engine.table.DurationCounts;
import io.pitot.agent.engine.table.IdCounts;
import io.pitot.agent.engine.table.Overflows;
import io.pitot.dump.Answers;
import io.pitot.dump.Model;
import io.pitot.dump.ModelStart;
import io.pitot.dump.ModelTraits;
import io.pitot.dump.RowTimes;
import org.jspecify.annotations.Nullable;

/** The calls of one model in one interval. */
final class ModelSums {

    private final int id;
    private long calls;
    private long errors;
    private long[] exceptions = IdCounts.NONE;
    private final DurationCounts durations = new DurationCounts();
    private long rows;
    private boolean batchable;
    private boolean allProcessors;
    private int mostAtOnce;
    private long[] sites = IdCounts.NONE;
    private @Nullable AnswerSums answers;
    private @Nullable StartSums start;
    private long singleCalls;
    private long singleNanos;
    private long severalCalls;
    private long severalRows;
    private long severalNanos;

    ModelSums(int id) {
        this.id = id;
    }

    void add(long[] event, Overflows overflows) {
        long header = event[EventLayout.HEADER];
        int flags = EventLayout.flags(header);
        if (StartSums.takes(flags)) {
            start().add(flags, event[EventLayout.DURATION]);
        } else {
            durations.record(event[EventLayout.DURATION]);
        }
        if ((flags & EventLayout.FLAG_LOAD) != 0) {
            return;
        }
        calls++;
        rows += event[EventLayout.COUNT];
        batchable |= (flags & EventLayout.FLAG_BATCHABLE) != 0;
        if ((flags & EventLayout.FLAG_ERROR) != 0) {
            errors++;
            exceptions = IdCounts.add(exceptions, EventLayout.code(header), 1, overflows);
        } else if ((flags & EventLayout.FLAG_FIRST) == 0) {
            addRows(event[EventLayout.COUNT], event[EventLayout.DURATION]);
        }
        if ((flags & EventLayout.FLAG_STREAMED) == 0) {
            mostAtOnce = Math.max(mostAtOnce, EventLayout.callsAtOnce(header));
            allProcessors |= EventLayout.isOnAllProcessors(header);
        }
        if ((flags & AnswerSums.TELL) != 0) {
            answers().add(event);
        }
        int site = EventLayout.site(event[EventLayout.SUBJECT_AND_SITE]);
        if (site != 0) {
            sites = IdCounts.add(sites, site, 1, overflows);
        }
    }

    private void addRows(long count, long nanos) {
        if (count == 1) {
            singleCalls++;
            singleNanos += nanos;
        } else if (count > 1) {
            severalCalls++;
            severalRows += count;
            severalNanos += nanos;
        }
    }

    private StartSums start() {
        StartSums known = start;
        if (known == null) {
            known = new StartSums();
            start = known;
        }
        return known;
    }

    private AnswerSums answers() {
        AnswerSums known = answers;
        if (known == null) {
            known = new AnswerSums();
            answers = known;
        }
        return known;
    }

    /** Its id in the dump, which thereby refers to its call sites, too. */
    String mention(DumpIds ids) {
        IdCounts.forEachId(sites, ids::mentionSite);
        return ids.model(id);
    }

    Model named(DumpIds ids) {
        return new Model(
                ids.model(id),
                calls,
                errors,
                IdCounts.named(exceptions, ids::error),
                durations.distribution(),
                rows,
                batchable,
                IdCounts.named(sites, ids::site),
                answers == null ? Answers.NONE : answers.named(),
                new RowTimes(singleCalls, singleNanos, severalCalls, severalRows, severalNanos),
                start == null ? ModelStart.NONE : start.named(),
                new ModelTraits(ModelInputs.of(id), allProcessors, mostAtOnce));
    }
}
