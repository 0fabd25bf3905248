package io.windrose.collect.judging;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Orders, in the words of Segment's e-commerce specification. A wrong value stays among the properties. */
final class OrderStep implements EnrichmentStep {
    private static final Set<String> NAMES =
            Set.of("order completed", "completed order", "order updated", "order refunded", "order cancelled");
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toSet());
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,20}(\\.\\d{1,20})?");
    private static final int DIGITS_BEFORE = 14;
    private static final int DIGITS_AFTER = 4;
    private static final int LONGEST_ID = 512;

    @Override
    public void apply(Draft draft) {
        if (!NAMES.contains(draft.name.toLowerCase(Locale.ROOT))) {
            return;
        }
        JsonNode orderId = draft.properties.path("order_id");
        draft.orderId = orderId(orderId).orElse(null);
        markWrong(draft, orderId, draft.orderId == null, "order-id-unreadable");

        JsonNode named = draft.properties.path("revenue");
        JsonNode revenue = named.isMissingNode() || named.isNull() ? draft.properties.path("total") : named;
        draft.revenue = amount(revenue).orElse(null);
        markWrong(draft, revenue, draft.revenue == null, "revenue-unreadable");

        JsonNode currency = draft.properties.path("currency");
        draft.currency = Optional.ofNullable(currency.textValue())
                .map(code -> code.strip().toUpperCase(Locale.ROOT))
                .filter(CURRENCIES::contains)
                .orElse(null);
        markWrong(draft, currency, draft.currency == null, "currency-unknown");
    }

    private static void markWrong(Draft draft, JsonNode sent, boolean unread, String mark) {
        if (unread && !sent.isMissingNode() && !sent.isNull()) {
            draft.mark(mark);
        }
    }

    private static Optional<String> orderId(JsonNode node) {
        if (node.isIntegralNumber() || node.isTextual()) {
            return Optional.of(node.asText()).filter(id -> !id.isEmpty() && id.length() <= LONGEST_ID);
        }
        return Optional.empty();
    }

    /** Rounded to the column's 4 decimals, for floating point sums as 49.900000000000006. */
    private static Optional<BigDecimal> amount(JsonNode node) {
        BigDecimal sent;
        if (node.isNumber()) {
            sent = node.decimalValue();
        } else if (node.isTextual() && DECIMAL.matcher(node.textValue().strip()).matches()) {
            sent = new BigDecimal(node.textValue().strip());
        } else {
            return Optional.empty();
        }
        if (sent.precision() - sent.scale() > DIGITS_BEFORE) {
            return Optional.empty();
        }
        BigDecimal rounded = sent.setScale(Math.clamp(sent.scale(), 0, DIGITS_AFTER), RoundingMode.HALF_EVEN);
        return rounded.precision() - rounded.scale() > DIGITS_BEFORE ? Optional.empty() : Optional.of(rounded);
    }
}
