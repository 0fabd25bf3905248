package io.windrose.optimize.lift;

import io.windrose.core.Incorrect;
import java.util.function.Supplier;

/** What the mathematics cannot take, as what somebody asked wrongly. */
final class Unfit {
    private Unfit() {}

    static <T> T told(Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException e) {
            throw new Incorrect("optimize.unfit-outcomes", String.valueOf(e.getMessage()), e);
        }
    }
}
