package io.windrose.collect.judging;

/** One thing that is found out about an event from what it already says. Thread-safe; never throws. */
interface EnrichmentStep {
    void apply(Draft draft);
}
