package io.pitot.dump;

/** How bad a finding is, worst first. */
public enum Severity {
    CRITICAL,
    HIGH,
    MEDIUM,
    LOW
}
