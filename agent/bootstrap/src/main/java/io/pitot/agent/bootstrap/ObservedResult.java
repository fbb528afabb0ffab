package io.pitot.agent.bootstrap;

/**
 * Woven into JDBC result set classes as they load: where a result keeps what was read of it.
 *
 * <p>Of type Object: HotSpot's compilers do not inline a method whose signature names a class that the
 * method's own class loader has not resolved, and a driver's loader has never resolved {@link ResultHandle}.
 */
public interface ObservedResult {

    /** The handle of the state, or null where the result is not observed. */
    @Nullable
    Object pitot$result();

    /** Keeps the handle, or forgets it with null. */
    void pitot$result(@Nullable Object handle);
}
