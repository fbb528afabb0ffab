package io.pitot.agent.engine.evidence;

/** How many sums the {@link CutEvents} of all requests under way may keep together. One thread only. */
public final class CutBudget {

    private int left;

    /** @param sums how many there are at most, beside one of each kind for every request */
    public CutBudget(int sums) {
        left = sums;
    }

    /** Takes one. False if all are in use. */
    boolean take() {
        if (left == 0) {
            return false;
        }
        left--;
        return true;
    }

    void giveBack(int sums) {
        left += sums;
    }
}
