package io.windrose.collect.importing.making;

import io.windrose.collect.importing.reading.Row;
import io.windrose.core.Event;
import io.windrose.lake.Spend;

/** Where it goes what is made of rows. */
public interface Taken {
    void event(Event event);

    void spend(Spend spend);

    /** The row cannot be taken; {@code reason} is for people and names the value. */
    void refused(Row row, String reason);

    /** The row is not wanted, as a picture in a log; {@code reason} is one of few words. */
    void leftOut(Row row, String reason);
}
