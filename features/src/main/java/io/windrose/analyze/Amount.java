package io.windrose.analyze;

import java.math.BigDecimal;

/** What orders, or refunds, of one currency come to. */
public record Amount(String currency, long orders, BigDecimal amount) {}
