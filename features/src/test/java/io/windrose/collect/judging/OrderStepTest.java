package io.windrose.collect.judging;

import static io.windrose.collect.judging.CallMaker.accepted;
import static io.windrose.collect.judging.CallMaker.track;
import static org.assertj.core.api.Assertions.assertThat;

import io.windrose.core.Event;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderStepTest {
    private static Event order(String properties) {
        return accepted(track("{\"userId\":1,\"event\":\"Order Completed\",\"properties\":{" + properties + "}}"));
    }

    @Test
    void readsTheOrdersOwnWords() {
        assertThat(order("\"order_id\":\"o-1\",\"revenue\":49.90,\"total\":59.90,\"currency\":\" eur \"")
                        .order())
                .isEqualTo(new Event.Order("o-1", new BigDecimal("49.90"), "EUR"));
    }

    @Test
    void takesTheTotalWithoutARevenue() {
        assertThat(order("\"order_id\":7,\"revenue\":null,\"total\":\"59.9\"").order())
                .isEqualTo(new Event.Order("7", new BigDecimal("59.9"), null));
    }

    @ParameterizedTest
    @CsvSource({
        "49.900000000000006,49.9000",
        "1e3,1000",
        "-12.5,-12.5",
        "0,0",
        "99999999999999.9999,99999999999999.9999",
        "0.00005,0.0000"
    })
    void fitsRevenueIntoTheColumn(String sent, BigDecimal stored) {
        assertThat(order("\"revenue\":" + sent).order().revenue()).isEqualTo(stored);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"revenue\":100000000000000|revenue-unreadable",
                "\"revenue\":99999999999999.99999|revenue-unreadable",
                "\"revenue\":\"12,50 EUR\"|revenue-unreadable",
                "\"revenue\":true|revenue-unreadable",
                "\"revenue\":\"1e5\"|revenue-unreadable",
                "\"currency\":\"EURO\"|currency-unknown",
                "\"currency\":978|currency-unknown",
                "\"order_id\":{}|order-id-unreadable",
                "\"order_id\":1.5|order-id-unreadable"
            },
            quoteCharacter = '`')
    void marksWhatItCannotReadAndLeavesItInPlace(String property, String mark) {
        Event event = order(property);

        assertThat(event.order()).isEqualTo(new Event.Order(null, null, null));
        assertThat(event.context()).isEqualTo("{\"windrose\":{\"marks\":[\"" + mark + "\"]}}");
        assertThat(event.properties()).isEqualTo("{" + property + "}");
    }

    @Test
    void leavesOtherEventsAlone() {
        assertThat(CallMaker.event("\"properties\":{\"revenue\":5,\"currency\":\"x\"}"))
                .satisfies(event -> assertThat(event.order()).isEqualTo(new Event.Order(null, null, null)))
                .satisfies(event -> assertThat(event.context()).isEqualTo("{}"));
    }
}
