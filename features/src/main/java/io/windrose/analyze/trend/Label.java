package io.windrose.analyze.trend;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a row of a breakdown stands for.
 *
 * @param values one for each field; null where it is not known
 */
public record Label(Kind kind, List<@Nullable String> values) {
    /** Where nothing is broken down. */
    static final Label WHOLE = new Label(Kind.VALUE, List.of());

    public enum Kind {
        VALUE,
        /** All beyond the largest. */
        OTHERS,
        /** Those of which nothing is known. */
        UNKNOWN
    }

    public Label {
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }
}
