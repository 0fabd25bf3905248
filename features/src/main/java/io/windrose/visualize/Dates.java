package io.windrose.visualize;

import io.windrose.core.Incorrect;
import java.time.LocalDate;

/** Of which days something tells. */
public sealed interface Dates {
    /** These many days, today included. */
    record Last(int days) implements Dates {
        private static final int MOST = 3_660;

        public Last {
            if (days < 1 || days > MOST) {
                throw new Incorrect(
                        "visualize.wrong-dates", "the last %d days are asked for; give 1 to %d".formatted(days, MOST));
            }
        }
    }

    /** Both included. */
    record Between(LocalDate from, LocalDate to) implements Dates {
        public Between {
            if (to.isBefore(from)) {
                throw new Incorrect(
                        "visualize.wrong-dates", "the dates end at %s, before they begin at %s".formatted(to, from));
            }
        }
    }
}
