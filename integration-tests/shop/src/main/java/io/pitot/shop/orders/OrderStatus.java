package io.pitot.shop.orders;

/** Where an order stands. */
public enum OrderStatus {
    /** Placed, not yet paid. */
    NEW,
    /** Held until somebody has looked at it, because it may be fraudulent. */
    REVIEW,
    PAID,
    SHIPPED,
    CANCELLED
}
