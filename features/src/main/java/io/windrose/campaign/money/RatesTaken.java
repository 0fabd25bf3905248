package io.windrose.campaign.money;

import java.time.LocalDate;

/**
 * What became of rates.
 *
 * @param quotes how many were brought
 * @param changed how many of them are new, or others than before
 * @param from the first of their days
 * @param to the last of them
 */
public record RatesTaken(long quotes, long changed, LocalDate from, LocalDate to) {}
