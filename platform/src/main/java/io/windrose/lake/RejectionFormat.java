package io.windrose.lake;

import java.util.Locale;

/** The columns of table {@code rejected}. */
final class RejectionFormat implements RowFormat<Rejection> {
    @Override
    public TableDefinition definition() {
        return Tables.REJECTED;
    }

    @Override
    public void write(Rejection row, StagedRows out) {
        out.time(row.rejectedAt())
                .time(row.receivedAt())
                .text(row.sourceId())
                .text(row.verdict().name().toLowerCase(Locale.ROOT))
                .text(row.reason())
                .text(row.problems().orElse(null))
                .text(row.payload().orElse(null))
                .text(row.contentType().orElse(null))
                .text(row.eventId().orElse(null))
                .text(row.streamPosition().orElse(null))
                .text(row.sent().map(Rejection.Sent::call).orElse(null))
                .text(row.sent().flatMap(Rejection.Sent::userAgent).orElse(null))
                .text(row.sent().flatMap(Rejection.Sent::signals).orElse(null));
    }
}
