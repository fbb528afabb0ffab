package io.pitot.sample;

/** Reached by name only through {@link Engine}, which its subclasses do not mention. */
public interface MotorEngine extends Engine {}
