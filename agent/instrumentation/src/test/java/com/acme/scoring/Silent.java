package com.acme.scoring;

/** Configured for a method that it only inherits. */
public class Silent extends Ranker {}
