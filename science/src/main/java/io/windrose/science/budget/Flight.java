package io.windrose.science.budget;

/**
 * A line is off, or on with at least so much a week for at least so many weeks on end. Weeks on end just before the
 * plan count; a flight has to be whole by the plan's last week.
 *
 * @param least spend of a week that is on
 */
public record Flight(double least, int weeks) {
    /** @throws IllegalArgumentException when one is not above 0 */
    public Flight {
        if (!(least > 0 && Double.isFinite(least))) {
            throw new IllegalArgumentException("a flight of at least " + least + " a week: it must be above 0");
        }
        if (weeks < 1) {
            throw new IllegalArgumentException("a flight of at least " + weeks + " weeks: it must be 1 or more");
        }
    }
}
