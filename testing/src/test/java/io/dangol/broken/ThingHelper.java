package io.dangol.broken;

/** A name that says nothing. */
class ThingHelper {}
