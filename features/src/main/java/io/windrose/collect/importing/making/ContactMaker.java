package io.windrose.collect.importing.making;

import io.windrose.collect.importing.mapping.Field;
import io.windrose.collect.importing.reading.Row;
import io.windrose.core.EventType;
import java.time.Instant;

/** Makes an identify of each contact, its columns the traits. */
final class ContactMaker implements RowMaker {
    private final Cells cells;
    private final Making.Given given;
    private final ContentIds ids = new ContentIds();

    ContactMaker(Cells cells, Making.Given given) {
        this.cells = cells;
        this.given = given;
    }

    @Override
    public void take(Row row, Taken out) {
        String id = ids.next(row);
        try {
            String user = cells.id(row, Field.USER_ID);
            if (user == null) {
                throw new RefusedRow("user_id is empty: say whom the row is of");
            }
            Instant since = cells.text(row, Field.KNOWN_SINCE) == null ? null : cells.time(row, Field.KNOWN_SINCE);
            JsonText traits = new JsonText()
                    .begin()
                    .put("email", cells.text(row, Field.EMAIL))
                    .put("createdAt", since == null ? null : since.toString());
            cells.extras().write(row, traits);
            out.event(new NewEvent(
                            id,
                            EventType.IDENTIFY,
                            EventType.IDENTIFY.word(),
                            since == null ? given.receivedAt() : since)
                    .by(user, cells.id(row, Field.ANONYMOUS_ID))
                    .event(given, traits.end().toString()));
        } catch (RefusedRow e) {
            out.refused(row, e.reason());
        }
    }
}
