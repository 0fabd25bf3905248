package io.windrose.campaign.inbox;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * An amount.
 *
 * @param worth the same in the company's currency; empty where a rate is missing
 */
public record Money(String currency, BigDecimal amount, Optional<BigDecimal> worth) {}
