package io.windrose.campaign.money;

/** A line of a file that cannot be taken. */
public record RefusedLine(long line, String reason) {}
