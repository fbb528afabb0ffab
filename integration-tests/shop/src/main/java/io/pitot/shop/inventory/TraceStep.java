package io.pitot.shop.inventory;

import java.time.Instant;

/**
 * One movement in the history of a lot.
 *
 * @param quantity pieces; negative when they left
 * @param balance pieces of the lot left after this movement
 */
record TraceStep(Instant movedAt, String warehouse, String kind, int quantity, long balance) {}
