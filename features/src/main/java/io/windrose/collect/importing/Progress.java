package io.windrose.collect.importing;

import java.time.Duration;
import java.util.Optional;

/**
 * How far a running import is.
 *
 * @param share of the file that is read, from 0 to 1
 * @param rowsASecond since it was started
 * @param remaining until the end, at this rate; empty until that can be told
 */
public record Progress(Counts counts, double share, double rowsASecond, Optional<Duration> remaining) {}
