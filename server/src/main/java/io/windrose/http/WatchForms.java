package io.windrose.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.windrose.analyze.ask.Words;
import io.windrose.analyze.watch.Watch;
import io.windrose.notice.Delivery;
import io.windrose.notice.Recipient;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Watches as the API's document describes them. */
final class WatchForms {
    private WatchForms() {}

    /** What is asked of each day. */
    record Question(
            TrendForms.@Nullable Asked metric,
            @Nullable List<String> include,
            @Nullable List<QuestionForms.Where> where,
            @Nullable List<String> by) {}

    /** @param recipients without them, in a change, those from before */
    record Draft(
            @Nullable String name,
            @Nullable JsonNode question,
            @Nullable UUID dashboard,
            @Nullable List<RecipientForms.To> recipients,
            @Nullable Boolean active) {
        Watch.Draft draft(List<Recipient> before) {
            return new Watch.Draft(
                    Request.required(name, "name"),
                    Json.text(Request.required(question, "question")),
                    Optional.ofNullable(dashboard),
                    recipients == null
                            ? before
                            : recipients.stream()
                                    .map(RecipientForms.To::recipient)
                                    .toList(),
                    active == null || active ? Watch.Activity.ACTIVE : Watch.Activity.PAUSED);
        }
    }

    record Shown(
            UUID id,
            String name,
            String owner,
            boolean mine,
            JsonNode question,
            Optional<UUID> dashboard,
            List<RecipientForms.Shown> recipients,
            boolean active,
            Optional<LocalDate> judgedOn,
            Optional<String> resting,
            Instant createdAt,
            List<Alert> alerts) {
        static Shown of(Watch watch, List<Watch.Alert> alerts, UUID reader) {
            Watch.Draft draft = watch.draft();
            return new Shown(
                    watch.id(),
                    draft.name(),
                    watch.owner(),
                    watch.ownerId().equals(reader),
                    Json.tree(draft.question()),
                    draft.dashboard(),
                    RecipientForms.Shown.of(draft.recipients()),
                    draft.activity() == Watch.Activity.ACTIVE,
                    watch.judgedOn(),
                    watch.resting(),
                    watch.createdAt(),
                    alerts.stream().map(Alert::of).toList());
        }
    }

    record Alert(
            UUID id,
            String verdict,
            LocalDate openedOn,
            LocalDate seenOn,
            Optional<LocalDate> closedOn,
            double value,
            double expected,
            double low,
            double high,
            String parts) {
        static Alert of(Watch.Alert alert) {
            return new Alert(
                    alert.id(),
                    Words.word(alert.verdict()),
                    alert.openedOn(),
                    alert.seenOn(),
                    alert.closedOn(),
                    alert.value(),
                    alert.expected(),
                    alert.low(),
                    alert.high(),
                    alert.parts());
        }
    }

    record Sent(
            String subject,
            String channel,
            String address,
            String state,
            int attempts,
            Instant madeAt,
            Optional<String> reason) {
        static Sent of(Delivery delivery) {
            return new Sent(
                    delivery.subject(),
                    delivery.channel().word(),
                    delivery.address(),
                    Words.word(delivery.state()),
                    delivery.attempts(),
                    delivery.madeAt(),
                    delivery.reason());
        }
    }
}
