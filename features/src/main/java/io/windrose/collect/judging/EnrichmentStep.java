package io.windrose.collect.judging;

/**
 * One thing that is found out about an event from what it already says. Thread-safe; throws only while what it needs
 * cannot be had.
 */
interface EnrichmentStep {
    void apply(Draft draft);
}
