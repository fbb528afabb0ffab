package io.pitot.cli.analysis;

import io.pitot.dump.Finding;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Findings with the muted ones put aside. Who mutes the outermost of nested loops mutes them all, and who mutes one that is inside
 * leaves the others.
 *
 * @param open those that are nobody's decision
 * @param muted the others
 * @param idle mutes that cover no finding
 * @param over mutes whose last day had passed when the last dump was written, so that the same dumps are reported alike on any day
 */
record Screened(List<Finding> open, List<MutedFinding> muted, List<Mute> idle, List<Mute> over) {

    static Screened of(List<Finding> findings, List<Mute> mutes, Instant now, Sites sites) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        List<Mute> inForce = mutes.stream().filter(mute -> !mute.isOver(today)).toList();
        List<Mute> idle = new ArrayList<>(inForce);
        List<Finding> open = new ArrayList<>();
        List<MutedFinding> muted = new ArrayList<>();
        for (Finding finding : findings) {
            Site site = sites.named(finding.site());
            List<Mute> covering =
                    inForce.stream().filter(mute -> mute.covers(finding, site)).toList();
            idle.removeAll(covering);
            if (covering.isEmpty()) {
                open.add(withoutMutedLoops(finding, inForce, sites, muted, idle));
            } else {
                muted.add(new MutedFinding(finding, covering.get(0), site));
            }
        }
        return new Screened(
                open,
                muted,
                idle,
                mutes.stream().filter(mute -> mute.isOver(today)).toList());
    }

    private static Finding withoutMutedLoops(
            Finding finding, List<Mute> mutes, Sites sites, List<MutedFinding> muted, List<Mute> idle) {
        List<Finding.Loop> left = new ArrayList<>();
        for (Finding.Loop loop : finding.loops()) {
            Site site = sites.named(loop.finding().site());
            List<Mute> covering = mutes.stream()
                    .filter(mute -> mute.covers(loop.finding(), site))
                    .toList();
            idle.removeAll(covering);
            if (covering.isEmpty()) {
                left.add(loop);
            } else {
                muted.add(new MutedFinding(loop.finding(), covering.get(0), site));
            }
        }
        return left.size() == finding.loops().size() ? finding : Finding.of(left);
    }
}
