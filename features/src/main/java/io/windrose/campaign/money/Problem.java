package io.windrose.campaign.money;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is wrong with an order or a refund, which is kept and counted all the same. */
enum Problem {
    /** The event names no order; its own id stands for it. */
    NO_ORDER_ID,
    /** No amount was said, or none that can be read: the order counts, without revenue. */
    NO_AMOUNT,
    /** The amount of an order is below zero. */
    NEGATIVE_AMOUNT,
    /** What is said as currency is none: the amount is taken for the company's. */
    UNKNOWN_CURRENCY,
    /** No completion was told, only a change. */
    NOT_COMPLETED,
    /** More was paid back than the order's amount. */
    REFUNDED_BEYOND,
    /** A refund of an order that nobody told. */
    ORPHAN,
    /** A refund in another currency than its order: it does not lower the order's amount, but counts by itself. */
    OTHER_CURRENCY,
    /** Nobody said how much was paid back, and it cannot be found out. */
    AMOUNT_UNKNOWN;

    private static final Set<Problem> CONTENT = EnumSet.of(NO_ORDER_ID, NO_AMOUNT, NEGATIVE_AMOUNT, UNKNOWN_CURRENCY);

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static List<Problem> ofOrder(OrderEvent event) {
        List<Problem> problems = new ArrayList<>(ofEvent(event));
        if (event.amount() == null) {
            problems.add(NO_AMOUNT);
        } else if (event.amount().signum() < 0) {
            problems.add(NEGATIVE_AMOUNT);
        }
        return problems;
    }

    static List<Problem> ofEvent(OrderEvent event) {
        List<Problem> problems = new ArrayList<>();
        if (event.orderId().startsWith(OrderEvents.NO_ORDER)) {
            problems.add(NO_ORDER_ID);
        }
        JsonNode currency = event.properties().path("currency");
        if (event.currency() == null && !currency.isMissingNode() && !currency.isNull()) {
            problems.add(UNKNOWN_CURRENCY);
        }
        return problems;
    }

    static @Nullable String joined(List<Problem> problems) {
        return problems.isEmpty()
                ? null
                : problems.stream().sorted().map(Problem::word).collect(Collectors.joining(","));
    }

    static List<Problem> read(@Nullable String words) {
        return words == null
                ? List.of()
                : Arrays.stream(words.split(",", -1))
                        .map(word -> valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_')))
                        .toList();
    }

    /** Of those of an order, the ones that its last event has by itself. */
    static @Nullable String ofContent(@Nullable String words) {
        return joined(read(words).stream().filter(CONTENT::contains).toList());
    }
}
