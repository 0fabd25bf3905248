package io.windrose.market;

import java.util.List;
import java.util.Locale;

/** How someone takes mail. */
enum Temper {
    PERSUADABLE(1.0, 1.0),
    FAITHFUL(0.1, 1.8),
    INDIFFERENT(0.05, 0.5),
    ANNOYED(-0.5, 1.0);

    static final List<Temper> ALL = List.of(values());

    private final double mailResponse;
    private final double needFactor;

    Temper(double mailResponse, double needFactor) {
        this.mailResponse = mailResponse;
        this.needFactor = needFactor;
    }

    /** Times the lifts of the channel: below zero for those whom mail drives away. */
    double mailResponse() {
        return mailResponse;
    }

    double needFactor() {
        return needFactor;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its place in the arrays of one run. */
    @SuppressWarnings("EnumOrdinal")
    int number() {
        return ordinal();
    }
}
