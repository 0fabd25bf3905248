package io.windrose.campaign.alerts;

import io.windrose.campaign.results.Pacing;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * By what an alert is so.
 *
 * @param until the last whole day
 * @param planned until the end; empty of what is outside the dates
 * @param reached until now
 * @param low with {@code high}, where the end will be in four of five cases
 */
public record Figures(
        LocalDate until,
        Optional<BigDecimal> planned,
        BigDecimal reached,
        Optional<BigDecimal> low,
        Optional<BigDecimal> high) {
    static Figures of(LocalDate until, Pacing.Against against) {
        return new Figures(
                until,
                Optional.of(against.planned()),
                against.reached(),
                against.forecast().map(Pacing.Forecast::low),
                against.forecast().map(Pacing.Forecast::high));
    }

    static Figures outside(LocalDate until, BigDecimal cost) {
        return new Figures(until, Optional.empty(), cost, Optional.empty(), Optional.empty());
    }
}
