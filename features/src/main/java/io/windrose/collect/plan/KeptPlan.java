package io.windrose.collect.plan;

import java.time.Instant;

/** A source's plan, and who gave it when. */
public record KeptPlan(Plan plan, Instant changedAt, String changedBy) {}
