package io.pitot.cli.analysis;

import io.pitot.dump.Finding;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Findings with the muted ones put aside.
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
                open.add(finding);
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
}
