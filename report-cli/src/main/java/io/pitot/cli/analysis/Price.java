package io.pitot.cli.analysis;

/**
 * What a language model's tokens cost.
 *
 * @param input of a million tokens of prompts
 * @param cachedInput of a million of those that the service had read before
 * @param output of a million tokens of answers
 */
public record Price(double input, double cachedInput, double output) {}
