package io.windrose.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.windrose.collect.importing.Counts;
import io.windrose.collect.importing.Import;
import io.windrose.collect.importing.ImportLine;
import io.windrose.collect.importing.Preview;
import io.windrose.collect.importing.Progress;
import io.windrose.collect.importing.mapping.Field;
import io.windrose.collect.importing.mapping.MappingJson;
import io.windrose.collect.importing.mapping.Recognised;
import io.windrose.core.Event;
import io.windrose.lake.Spend;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** How imports look in the API. */
final class ImportForms {
    private ImportForms() {}

    record Shown(
            UUID id,
            String kind,
            String source,
            String file,
            String sha256,
            long bytes,
            String state,
            String createdBy,
            Instant createdAt,
            Optional<Instant> startedAt,
            Optional<Instant> endedAt,
            Optional<String> problem,
            Counts counts,
            Optional<Running> progress) {
        static Shown of(Import one, Optional<Progress> progress) {
            return new Shown(
                    one.id(),
                    one.kind().word(),
                    one.sourceId(),
                    one.fileName(),
                    one.sha256(),
                    one.bytes(),
                    one.state().word(),
                    one.createdBy(),
                    one.createdAt(),
                    one.startedAt(),
                    one.endedAt(),
                    one.problem(),
                    one.counts(),
                    progress.map(Running::of));
        }
    }

    record Running(double share, double rowsPerSecond, Optional<Long> remainingSeconds) {
        static Running of(Progress progress) {
            return new Running(
                    progress.share(),
                    progress.rowsASecond(),
                    progress.remaining().map(Duration::toSeconds));
        }
    }

    record ShownField(String name, String type) {
        static ShownField of(Field field) {
            return new ShownField(field.word(), word(field.type()));
        }
    }

    record Column(String name, Optional<String> field, String looksLike, List<String> examples) {
        static Column of(Recognised.Column column) {
            return new Column(
                    column.name(), column.field().map(Field::word), word(column.looksLike()), column.examples());
        }
    }

    private static String word(Field.Type type) {
        return switch (type) {
            case TEXT -> "text";
            case TIME -> "time";
            case NUMBER -> "number";
            case YES_NO -> "yes-no";
        };
    }

    record ShownEvent(
            String eventId,
            String type,
            String name,
            Instant occurredAt,
            Optional<String> userId,
            Optional<String> anonymousId,
            Optional<String> channel,
            Optional<String> orderId,
            Optional<BigDecimal> revenue,
            Optional<String> currency,
            String properties) {
        static ShownEvent of(Event event) {
            return new ShownEvent(
                    event.eventId(),
                    event.type().word(),
                    event.name(),
                    event.occurredAt(),
                    Optional.ofNullable(event.who().userId()),
                    Optional.ofNullable(event.who().anonymousId()),
                    Optional.ofNullable(event.origin().channel()),
                    Optional.ofNullable(event.order().orderId()),
                    Optional.ofNullable(event.order().revenue()),
                    Optional.ofNullable(event.order().currency()),
                    event.properties());
        }
    }

    record ShownSpend(
            LocalDate day,
            long days,
            String channel,
            Optional<String> campaign,
            Optional<String> account,
            BigDecimal cost,
            Optional<String> currency,
            Optional<Long> impressions,
            Optional<Long> clicks) {
        static ShownSpend of(Spend spend) {
            return new ShownSpend(
                    spend.day(),
                    spend.days(),
                    spend.channel(),
                    Optional.ofNullable(spend.campaign()),
                    Optional.ofNullable(spend.account()),
                    spend.cost(),
                    Optional.ofNullable(spend.currency()),
                    Optional.ofNullable(spend.impressions()),
                    Optional.ofNullable(spend.clicks()));
        }
    }

    record ShownPreview(
            JsonNode mapping,
            List<ShownField> fields,
            List<Column> columns,
            List<String> remarks,
            long rows,
            List<ShownEvent> events,
            List<ShownSpend> spend,
            long refusedRows,
            List<Preview.Refused> refused,
            Map<String, Long> leftOut) {
        static ShownPreview of(Preview preview) {
            Recognised found = preview.recognised();
            return new ShownPreview(
                    MappingJson.write(found.mapping()),
                    found.mapping().kind().fields().stream().map(ShownField::of).toList(),
                    found.columns().stream().map(Column::of).toList(),
                    found.remarks(),
                    preview.rows(),
                    preview.events().stream().map(ShownEvent::of).toList(),
                    preview.spend().stream().map(ShownSpend::of).toList(),
                    preview.refusedRows(),
                    preview.refused(),
                    preview.leftOut());
        }
    }

    record Line(
            UUID id, String source, String file, String state, Counts counts, OptionalLong inLake, long difference) {
        static Line of(ImportLine line) {
            Import one = line.of();
            return new Line(
                    one.id(),
                    one.sourceId(),
                    one.fileName(),
                    one.state().word(),
                    one.counts(),
                    line.inLake(),
                    line.difference());
        }
    }
}
