package io.windrose.collect.plan;

import java.time.Instant;

/**
 * How often stored events did not fit.
 *
 * @param event the name; of other types than track, the type's word
 * @param violation as {@code unknown-event} or {@code missing:price}
 */
public record PlanViolation(String type, String event, String violation, long count, Instant lastAt) {}
