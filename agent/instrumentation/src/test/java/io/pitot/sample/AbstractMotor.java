package io.pitot.sample;

/** Implements {@link Engine} indirectly and declares nothing. */
public abstract class AbstractMotor implements MotorEngine {}
