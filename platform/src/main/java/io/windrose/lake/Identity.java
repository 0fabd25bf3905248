package io.windrose.lake;

import java.time.Instant;

/** A person that was found to be someone known already; the newest merge of a person counts. */
public record Identity(long person, long profileId, Instant mergedAt) {}
