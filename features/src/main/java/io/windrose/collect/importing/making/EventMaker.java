package io.windrose.collect.importing.making;

import io.windrose.collect.importing.mapping.Field;
import io.windrose.collect.importing.reading.Row;
import io.windrose.core.EventType;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes a call in the Segment form of each row, and has it judged. */
final class EventMaker implements RowMaker {
    private final Cells cells;
    private final Judged judged;

    EventMaker(Cells cells, Judged judged) {
        this.cells = cells;
        this.judged = judged;
    }

    @Override
    public void take(Row row, Taken out) {
        try {
            judged.judge(row, call(row), out);
        } catch (RefusedRow e) {
            out.refused(row, e.reason());
        }
    }

    private String call(Row row) {
        String said = cells.lower(row, Field.TYPE);
        String name = cells.text(row, Field.NAME);
        String type = said != null ? said : name != null ? EventType.TRACK.word() : EventType.PAGE.word();
        boolean hasTraits = type.equals(EventType.IDENTIFY.word()) || type.equals(EventType.GROUP.word());
        JsonText json = new JsonText()
                .begin()
                .put("type", type)
                .put(type.equals(EventType.TRACK.word()) ? "event" : "name", name)
                .put("messageId", cells.text(row, Field.EVENT_ID))
                .put("timestamp", cells.time(row, Field.OCCURRED_AT).toString())
                .put("userId", cells.text(row, Field.USER_ID))
                .put("anonymousId", cells.text(row, Field.ANONYMOUS_ID))
                .put("previousId", cells.text(row, Field.PREVIOUS_ID))
                .put("groupId", cells.text(row, Field.GROUP_ID));
        context(row, json);
        return json.putJson(hasTraits ? "traits" : "properties", properties(row))
                .end()
                .toString();
    }

    private void context(Row row, JsonText json) {
        json.begin("context")
                .put("sessionId", cells.text(row, Field.SESSION_ID))
                .put("userAgent", cells.text(row, Field.USER_AGENT))
                .begin("page")
                .put("url", cells.text(row, Field.URL))
                .put("referrer", cells.text(row, Field.REFERRER))
                .put("title", cells.text(row, Field.TITLE))
                .end()
                .begin("campaign")
                .put("source", cells.text(row, Field.SOURCE))
                .put("medium", cells.text(row, Field.MEDIUM))
                .put("name", cells.text(row, Field.CAMPAIGN))
                .put("content", cells.text(row, Field.CONTENT))
                .put("term", cells.text(row, Field.TERM))
                .end()
                .end();
    }

    /** The column of that name, a JSON object, with the columns beside it. */
    private String properties(Row row) {
        JsonText more = new JsonText()
                .begin()
                .put("revenue", cells.amount(row, Field.REVENUE))
                .put("currency", cells.text(row, Field.CURRENCY));
        cells.extras().write(row, more);
        String beside = more.end().toString();
        String given = inner(cells.text(row, Field.PROPERTIES));
        return given.isEmpty() ? beside : "{" + given + (beside.length() > 2 ? "," : "") + beside.substring(1);
    }

    private static String inner(@Nullable String object) {
        if (object == null || object.toLowerCase(Locale.ROOT).equals("null")) {
            return "";
        }
        if (!object.startsWith("{") || !object.endsWith("}")) {
            throw new RefusedRow("properties is \"%s\": give a JSON object".formatted(Cells.shown(object)));
        }
        return object.substring(1, object.length() - 1).strip();
    }
}
