package io.windrose.market;

import java.math.BigDecimal;
import java.time.Instant;

/** An order that was sent back whole. */
public record Refund(String orderId, String userId, Instant at, BigDecimal amount, String currency) {}
