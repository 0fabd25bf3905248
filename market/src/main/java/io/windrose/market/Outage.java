package io.windrose.market;

import java.time.LocalDate;

/**
 * Days on which the checkout answers nothing on one kind of device.
 *
 * @param to the last of them
 */
public record Outage(String device, LocalDate from, LocalDate to) {}
