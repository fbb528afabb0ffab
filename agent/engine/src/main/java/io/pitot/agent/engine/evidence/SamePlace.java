package io.pitot.agent.engine.evidence;

import io.pitot.agent.bootstrap.CallSite;
import io.pitot.agent.bootstrap.Names;
import java.util.List;

/**
 * Whether two call sites are one place in the source, whatever libraries lie below it. They are if one is the beginning of the other, too: what a loop gives to
 * other threads does not have the loop's own frames there, and has them where the loop's thread does a part of the work.
 */
final class SamePlace {

    /** A single frame may be a method that everybody calls. */
    private static final int LEAST_FRAMES = 2;

    private SamePlace() {}

    static boolean isOf(int site, int other) {
        return site == other || (site > 0 && other > 0 && isBeginning(frames(site), frames(other)));
    }

    private static List<CallSite.Frame> frames(int site) {
        CallSite known = Names.CALL_SITES.name(site);
        return known == null ? List.of() : known.frames();
    }

    private static boolean isBeginning(List<CallSite.Frame> one, List<CallSite.Frame> other) {
        int common = Math.min(one.size(), other.size());
        return common > 0
                && (one.size() == other.size() || common >= LEAST_FRAMES)
                && one.subList(0, common).equals(other.subList(0, common));
    }
}
