package io.windrose.market;

import java.time.Instant;

/** One mail to one customer, or that it was held back from them at random. */
public record Mail(String campaign, String userId, Instant at, MailOutcome outcome) {}
