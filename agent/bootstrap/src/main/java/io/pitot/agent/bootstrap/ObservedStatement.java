package io.pitot.agent.bootstrap;

/**
 * Woven into JDBC statement classes as they load: where a statement keeps what is known of it.
 *
 * <p>Of type Object: HotSpot's compilers do not inline a method whose signature names a class that the
 * method's own class loader has not resolved, and a driver's loader has never resolved {@link StatementState}.
 */
public interface ObservedStatement {

    /** The state, or null before the first call that needs one. */
    @Nullable
    Object pitot$statement();

    /** Keeps the state, or forgets it with null. */
    void pitot$statement(@Nullable Object state);
}
