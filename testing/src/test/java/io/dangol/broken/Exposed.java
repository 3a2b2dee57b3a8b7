package io.dangol.broken;

/** Public, and used by nobody. */
public class Exposed {}
